import { shiftDay } from '#shared/sample/sample-days.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { live, type SampleAct } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, undertakingStepsOf } from '#shared/undertaking/sample-undertakings.ts';
import { undertakingSteps } from '#shared/undertaking/undertaking-step.table.ts';
import { programmeBegan } from '../enrolment/enrolment.ts';
import { lessons } from '../lesson/lesson.table.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { courseEditionUndertaking } from './course-edition.repository.ts';
import { courseEditions } from './course-edition.table.ts';
import type { CourseEditionAct } from './course-edition.ts';
import { editionAt, idOfEdition, placesMadeWith, type SampleEdition } from './sample-catalogue.ts';

const { type } = courseEditionUndertaking;

/** So many lessons of each, a week apart; more would say no more. */
const sampleLessons = 4;
export const lessonMinutes = 180;

/** The catalogue, which people enrol in: with the triggers of the database counting them. */
export function sampleCourseEditions({ seed }: PlannedPeople): SampleRowsOfPeople<PlannedPerson>[] {
  const madeWith = (person: PlannedPerson) =>
    placesMadeWith(person).map((place) => ({ place, edition: editionAt(seed, place) }));
  return [
    sampleRowsOfPeople(courseEditions, (person: PlannedPerson) =>
      madeWith(person).map(({ edition }) => draw(edition).row),
    ),
    sampleRowsOfPeople(undertakingSteps, (person: PlannedPerson) =>
      madeWith(person).flatMap(({ edition }) => undertakingStepsOf(type, draw(edition))),
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

function draw(edition: SampleEdition) {
  const { taughtName: _, enrolsFrom: __, ...told } = edition;
  const openedOn = notBeforeProgramme(shiftDay(edition.startsOn, -154));
  const life = live(courseEditionUndertaking, openedOn, actsOf(edition));
  return { row: { ...told, ...outcomeOf(life), placesTaken: 0 }, life };
}

function actsOf({ startsOn, endsOn, enrolsFrom, kind }: SampleEdition) {
  const hasExam = kind === 'LANGUAGE' || kind === 'DIGITAL';
  const exam: SampleAct<CourseEditionAct>[] = hasExam ? [{ act: 'EXAMINE', on: endsOn }] : [];
  const acts: SampleAct<CourseEditionAct>[] = [
    { act: 'PUBLISH', on: shiftDay(startsOn, -147) },
    { act: 'OPEN_ENROLMENT', on: enrolsFrom },
    { act: 'START', on: startsOn },
    ...exam,
    { act: 'CLOSE', on: shiftDay(endsOn, 14) },
  ];
  return acts.map(({ act, on }) => ({ act, on: notBeforeProgramme(on) }));
}

function notBeforeProgramme(day: string): string {
  return day < programmeBegan ? programmeBegan : day;
}
