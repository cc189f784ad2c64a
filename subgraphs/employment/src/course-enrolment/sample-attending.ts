import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { sampleId } from '#shared/sample/sample-id.ts';
import { type Random, randomAt, weighted } from '#shared/sample/sample-random.ts';
import { live, type SampleAct } from '#shared/undertaking/sample-life.ts';
import { editionAt, nextPlace, type SampleEdition } from '../course-edition/sample-catalogue.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import { courseEnrolmentCase } from './course-enrolment.repository.ts';
import type { CourseDropReason, CourseEnrolmentAct } from './course-enrolment.ts';

const drawReason = weighted<CourseDropReason>([
  ['FOUND_WORK', 40],
  ['NOT_REACHED', 20],
  ['MOVED_AWAY', 12],
  ['HEALTH_OR_CARE', 12],
  ['OWN_CHOICE', 12],
  ['OTHER', 4],
]);

/** Somebody in an edition, and what came to pass. */
export type Attending = NonNullable<ReturnType<typeof drawAttending>>;

/** Undefined for most. */
export function drawAttending(seed: number, person: PlannedPerson) {
  const random = randomAt(seed, 'course enrolment', person.index);
  if (!random.chance(0.31)) return undefined;
  const place = nextPlace(person, (tracks) => random.integer(0, tracks - 1));
  const openedOn = shiftDay(person.enrolledOn, 3);
  if (!place || openedOn > lastSampleDay) return undefined;
  const edition = editionAt(seed, place);
  const life = live(courseEnrolmentCase, openedOn, drawActs(random, edition));
  return { id: sampleId('course_enrolment', seed, person.index), place, edition, life };
}

function drawActs(random: Random, { startsOn, endsOn, kind }: SampleEdition) {
  const acts: SampleAct<CourseEnrolmentAct>[] = [{ act: 'ATTEND', on: startsOn }];
  if (random.chance(0.26)) {
    const on = shiftDay(startsOn, random.integer(22, 70));
    return [...acts, { act: 'DROP' as const, on, reason: drawReason(random) }];
  }
  acts.push({ act: 'COMPLETE', on: endsOn });
  const isTested = (kind === 'LANGUAGE' || kind === 'DIGITAL') && random.chance(0.9);
  if (!isTested) return acts;
  acts.push({ act: 'TEST', on: shiftDay(endsOn, 3) });
  if (random.chance(0.8)) acts.push({ act: 'CERTIFY', on: shiftDay(endsOn, 14) });
  return acts;
}
