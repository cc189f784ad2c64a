import { shiftDay } from '#shared/sample/sample-days.ts';
import { sampleId } from '#shared/sample/sample-id.ts';
import { type Random, randomAt, weighted } from '#shared/sample/sample-random.ts';
import {
  type EditionPlace,
  editionAt,
  nextPlace,
  type SampleEdition,
} from '../course-edition/sample-catalogue.ts';
import type { PlannedEnrolments } from '../enrolment/sample-enrolments.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import {
  type CourseDropReason,
  type CourseEnrolmentAct,
  type CourseEnrolmentState,
  courseEnrolmentLifeCycle,
} from './course-enrolment.ts';

type Step = {
  act: CourseEnrolmentAct | null;
  state: CourseEnrolmentState;
  happenedOn: string;
  reason: CourseDropReason | null;
};

/** Somebody in an edition, and what came to pass. */
export type Attending = {
  id: string;
  place: EditionPlace;
  edition: SampleEdition;
  steps: [Step, ...Step[]];
};

/** Undefined for most. */
export function drawAttending({ seed, until }: PlannedEnrolments, person: PlannedPerson) {
  const random = randomAt(seed, 'course enrolment', person.index);
  if (!random.chance(0.31)) return undefined;
  const place = nextPlace(person, (tracks) => random.integer(0, tracks - 1));
  const openedOn = shiftDay(person.enrolledOn, 3);
  if (!place || openedOn > until) return undefined;
  const edition = editionAt(seed, place);
  const id = sampleId('course_enrolment', seed, person.index);
  const steps = drawSteps(random, edition).filter(({ happenedOn }) => happenedOn <= until);
  const first: Step = { act: null, state: 'ENROLLED', happenedOn: openedOn, reason: null };
  const attending: Attending = { id, place, edition, steps: [first, ...steps] };
  return attending;
}

const drawReason = weighted<CourseDropReason>([
  ['FOUND_WORK', 40],
  ['NOT_REACHED', 20],
  ['MOVED_AWAY', 12],
  ['HEALTH_OR_CARE', 12],
  ['OWN_CHOICE', 12],
  ['OTHER', 4],
]);

function drawSteps(random: Random, { startsOn, endsOn, kind }: SampleEdition): Step[] {
  const step = (act: CourseEnrolmentAct, happenedOn: string, reason: Step['reason'] = null) => {
    return { act, state: courseEnrolmentLifeCycle[act].to, happenedOn, reason };
  };
  const attend = step('ATTEND', startsOn);
  if (random.chance(0.26)) {
    const droppedOn = shiftDay(startsOn, random.integer(22, 70));
    return [attend, step('DROP', droppedOn, drawReason(random))];
  }
  const complete = step('COMPLETE', endsOn);
  const isTested = (kind === 'LANGUAGE' || kind === 'DIGITAL') && random.chance(0.9);
  if (!isTested) return [attend, complete];
  const test = step('TEST', shiftDay(endsOn, 3));
  const certify = step('CERTIFY', shiftDay(endsOn, 14));
  return random.chance(0.8) ? [attend, complete, test, certify] : [attend, complete, test];
}
