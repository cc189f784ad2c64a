import { shiftDay } from '#shared/sample/sample-days.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { findUuid } from '#shared/type-id.ts';
import { undertakingSteps } from '../case-step/undertaking-step.table.ts';
import { programmeBegan } from '../enrolment/enrolment.ts';
import type { PlannedEnrolments } from '../enrolment/sample-enrolments.ts';
import { lessons } from '../lesson/lesson.table.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import { courseEditions } from './course-edition.table.ts';
import { type CourseEditionAct, courseEditionLifeCycle } from './course-edition.ts';
import { editionAt, idOfEdition, placesMadeWith, type SampleEdition } from './sample-catalogue.ts';

/** So many lessons of each, a week apart; more would say no more. */
const sampleLessons = 4;
export const lessonMinutes = 180;

/** The catalogue, which people enrol in: with the triggers of the database counting them. */
export function sampleCourseEditions({
  seed,
  until,
}: PlannedEnrolments): SampleRowsOfPeople<PlannedPerson>[] {
  const madeWith = (person: PlannedPerson) =>
    placesMadeWith(person).map((place) => ({ place, edition: editionAt(seed, place) }));
  return [
    sampleRowsOfPeople(courseEditions, (person: PlannedPerson) =>
      madeWith(person).map(({ edition }) => toRow(edition, until)),
    ),
    sampleRowsOfPeople(undertakingSteps, (person: PlannedPerson) =>
      madeWith(person).flatMap(({ edition }) => toSteps(edition, until)),
    ),
    sampleRowsOfPeople(lessons, (person: PlannedPerson) =>
      madeWith(person).flatMap(({ place, edition }) =>
        Array.from({ length: sampleLessons }, (_, number) => ({
          id: idOfEdition(seed, place, 'lesson', number),
          courseEditionId: edition.id,
          organisationId: edition.organisationId,
          heldOn: shiftDay(edition.startsOn, 7 * number),
          startTime: edition.times.includes('EVENING') ? '18:30' : '09:00',
          minutes: lessonMinutes,
          topic: `Lezione ${number + 1}`,
          version: 1,
        })),
      ),
    ),
  ];
}

type Step = { act: CourseEditionAct | null; state: string; happenedOn: string };

/** Those that came to pass before the sample ends. */
function stepsOf({ startsOn, endsOn, enrolsFrom, kind }: SampleEdition, until: string): Step[] {
  const hasExam = kind === 'LANGUAGE' || kind === 'DIGITAL';
  const way: [CourseEditionAct, string][] = [
    ['PUBLISH', shiftDay(startsOn, -147)],
    ['OPEN_ENROLMENT', enrolsFrom],
    ['START', startsOn],
    ...(hasExam ? [['EXAMINE', endsOn] satisfies [CourseEditionAct, string]] : []),
    ['CLOSE', shiftDay(endsOn, 14)],
  ];
  const steps = way.map(([act, happenedOn]) => {
    return { act, state: courseEditionLifeCycle[act].to, happenedOn };
  });
  return [{ act: null, state: 'DRAFT', happenedOn: shiftDay(startsOn, -154) }, ...steps]
    .filter(({ happenedOn }) => happenedOn <= until)
    .map((step) =>
      step.happenedOn < programmeBegan ? { ...step, happenedOn: programmeBegan } : step,
    );
}

function toRow(edition: SampleEdition, until: string) {
  const { taughtName: _, enrolsFrom: __, ...told } = edition;
  const steps = stepsOf(edition, until);
  const act = steps.at(-1)?.act;
  if (!act) throw new Error('The catalogue has nothing that nobody sees');
  return {
    ...told,
    openedOn: steps[0]?.happenedOn ?? programmeBegan,
    state: courseEditionLifeCycle[act].to,
    stateSince: steps.at(-1)?.happenedOn ?? programmeBegan,
    version: steps.length,
    placesTaken: 0,
  };
}

function toSteps(edition: SampleEdition, until: string) {
  return stepsOf(edition, until).map((step, before) => ({
    ...step,
    caseId: findUuid('course_edition', edition.id) ?? edition.id,
    caseType: 'CourseEdition',
    number: before + 1,
    organisationId: edition.organisationId,
    reason: null,
    recordedAt: new Date(`${step.happenedOn}T15:00:00Z`),
  }));
}
