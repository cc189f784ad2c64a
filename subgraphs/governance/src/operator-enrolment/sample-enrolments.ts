import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { type Random, randomAt, weighted } from '#shared/sample/sample-random.ts';
import { dayOf, live, type SampleAct } from '#shared/undertaking/sample-life.ts';
import { type Staff, staff, stateOn } from '../operator/sample-staff.ts';
import {
  certificateBytes,
  toCertificateNumber,
} from '../training-certificate/certificate-number.ts';
import {
  type SampleEdition,
  sampleEditions,
  sessionMinutes,
} from '../training-edition/sample-editions.ts';
import { taught } from '../training-programme/sample-programmes.ts';
import { attendedEnough } from '../training-programme/training-programme.ts';
import { operatorEnrolmentUndertaking } from './operator-enrolment.repository.ts';
import type { OperatorEnrolmentAct, TrainingTestResult } from './operator-enrolment.ts';

/** Always the same, whoever the people of the sample are. */
const seed = 916;
/** Fewer than an edition has places. */
const applicants = 11;

type Fate = 'CERTIFY' | 'COMPLETE' | 'FAIL' | 'DROP' | 'REVOKE';

const drawFate = weighted<Fate>([
  ['CERTIFY', 60],
  ['COMPLETE', 14],
  ['DROP', 12],
  ['FAIL', 10],
  ['REVOKE', 4],
]);

export type SampleEnrolment = ReturnType<typeof drawEnrolment>;

/** In every edition others, as far as they were at work when it enrolled. */
export const sampleEnrolments = sampleEditions.flatMap((edition, at) => {
  const appliedOn = shiftDay(edition.startsOn, -40);
  if (appliedOn > lastSampleDay) return [];
  const there = staff.filter((operator) => stateOn(operator, appliedOn) === 'ACTIVE');
  return Array.from({ length: applicants }, (_, number) => {
    const operator = there[(at * 7 + number * 3) % there.length];
    if (!operator) throw new Error('Nobody of the sample was at work');
    return drawEnrolment(edition, operator, appliedOn, `${at}:${number}`);
  });
});

function drawEnrolment(edition: SampleEdition, operator: Staff, appliedOn: string, key: string) {
  const random = randomAt(seed, 'operator enrolment', key);
  const fate = drawFate(random);
  const life = live(operatorEnrolmentUndertaking, appliedOn, drawActs(random, edition, fate));
  const attended = drawAttendance(random, edition, life, fate);
  const drawn = Uint8Array.from({ length: certificateBytes }, () => random.integer(0, 255));
  const certifiedOn = dayOf(life, 'CERTIFY');
  return {
    id: knownReferenceId('operator_enrolment', `sample:${key}`),
    edition,
    operator,
    life,
    admittedOn: dayOf(life, 'ADMIT'),
    testResult: testResultOf(life),
    attended,
    attendedMinutes: attended.reduce((sum, { minutes }) => sum + minutes, 0),
    certificate: certifiedOn === null ? null : { number: toCertificateNumber(drawn), certifiedOn },
    revokedOn: dayOf(life, 'REVOKE'),
  };
}

type Life = ReturnType<typeof live<string, OperatorEnrolmentAct>>;

function drawActs(random: Random, { startsOn, endsOn, life }: SampleEdition, fate: Fate) {
  // Where an edition enrols, some still wait to be admitted.
  if (life.state === 'ENROLLING' && random.chance(0.4)) return [];
  const admitted: SampleAct<OperatorEnrolmentAct>[] = [
    { act: 'ADMIT', on: shiftDay(startsOn, -30) },
  ];
  if (life.state === 'CANCELLED') {
    return [...admitted, { act: 'DROP' as const, on: shiftDay(startsOn, -3) }];
  }
  const acts = [...admitted, { act: 'ATTEND' as const, on: startsOn }];
  if (fate === 'DROP') return [...acts, { act: 'DROP' as const, on: shiftDay(startsOn, 10) }];
  const reason = fate === 'FAIL' ? 'NOT_PASSED' : 'PASSED';
  const tested = [...acts, { act: 'TEST' as const, on: endsOn, reason }];
  if (fate === 'FAIL') return [...tested, { act: 'FAIL' as const, on: endsOn }];
  const completed = [...tested, { act: 'COMPLETE' as const, on: endsOn }];
  if (fate === 'COMPLETE') return completed;
  const certified = [...completed, { act: 'CERTIFY' as const, on: shiftDay(endsOn, 14) }];
  if (fate === 'CERTIFY') return certified;
  return [
    ...certified,
    { act: 'REVOKE' as const, on: shiftDay(endsOn, 60), reason: 'ISSUED_IN_ERROR' },
  ];
}

function testResultOf({ steps }: Life): TrainingTestResult | null {
  const test = steps.find(({ act }) => act === 'TEST');
  if (!test) return null;
  return test.reason === 'PASSED' ? 'PASSED' : 'NOT_PASSED';
}

/** Until they dropped out; whoever completes has been there often enough. */
function drawAttendance(random: Random, { name, sessions }: SampleEdition, life: Life, fate: Fate) {
  const attendsFrom = dayOf(life, 'ATTEND');
  if (attendsFrom === null) return [];
  const until = dayOf(life, 'DROP') ?? lastSampleDay;
  const held = sessions.filter(({ heldOn }) => heldOn <= until);
  const missed = random.integer(0, sessions.length - 1);
  const oneLess = (sessions.length - 1) * sessionMinutes;
  const misses = random.chance(0.3) && attendedEnough(taught[name], oneLess);
  return held.map((session, number) => {
    const isAway = fate === 'FAIL' ? number > 1 : misses && number === missed;
    return { session, minutes: isAway ? 0 : sessionMinutes };
  });
}

/** Whoever was admitted keeps the place but for those who dropped out. */
export function placesTakenIn(editionId: string): number {
  return sampleEnrolments.filter(
    ({ edition, admittedOn, life }) =>
      edition.id === editionId && admittedOn !== null && life.state !== 'DROPPED',
  ).length;
}

type Trained = { trainedOn: string; trainedMinutes: number };

/** Of each operator who completed any: the first day, and all minutes. */
export function completedTrainings(): Map<string, Trained> {
  const trainings = new Map<string, Trained>();
  for (const { operator, life, attendedMinutes } of sampleEnrolments) {
    const on = dayOf(life, 'COMPLETE');
    if (on === null) continue;
    const before = trainings.get(operator.id);
    const trainedOn = before && before.trainedOn < on ? before.trainedOn : on;
    const trainedMinutes = (before?.trainedMinutes ?? 0) + attendedMinutes;
    trainings.set(operator.id, { trainedOn, trainedMinutes });
  }
  return trainings;
}
