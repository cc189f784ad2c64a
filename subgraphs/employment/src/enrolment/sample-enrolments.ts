import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import { type Random, randomAt, weighted } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { transition } from '#shared/transition.ts';
import { getUuid } from '#shared/type-id.ts';
import { caseCorrections } from '../case-step/case-correction.table.ts';
import { drawBirth, type PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { enrolmentSteps, enrolments } from './enrolment.table.ts';
import {
  ageBracketOn,
  type EnrolmentAct,
  type EnrolmentExitReason,
  type EnrolmentState,
  type EnrolmentStep,
  enrolmentLifeCycle,
  type WorkPackage,
} from './enrolment.ts';

type Drawn = {
  workPackage: WorkPackage;
  enrolledOn: string;
  state: EnrolmentState;
  exitedOn: string | null;
  exitReason: EnrolmentExitReason | null;
  version: number;
  steps: Pick<EnrolmentStep, 'act' | 'state' | 'happenedOn'>[];
};

export function sampleEnrolments(plan: PlannedPeople): SampleRowsOfPeople<PlannedPerson>[] {
  return [
    sampleRowsOfPeople(enrolments, (person: PlannedPerson) => enrolmentsOf(plan, person)),
    sampleRowsOfPeople(enrolmentSteps, (person: PlannedPerson) =>
      enrolmentsOf(plan, person).flatMap(({ id, steps }) =>
        steps.map((step, before) => ({
          ...step,
          enrolmentId: id,
          number: before + 1,
          recordedAt: new Date(`${step.happenedOn}T15:00:00Z`),
        })),
      ),
    ),
    sampleRowsOfPeople(caseCorrections, (person: PlannedPerson) =>
      isCorrected(plan, person) ? enrolmentsOf(plan, person).slice(0, 1).map(correctionOf) : [],
    ),
  ];
}

/** Of some the day was entered one too late, which was noticed once all that is known had come to pass. */
function isCorrected({ seed }: PlannedPeople, { index }: PlannedPerson): boolean {
  return randomAt(seed, 'corrected enrolment', index).chance(0.1);
}

function correctionOf(enrolment: ReturnType<typeof enrolmentsOf>[number]) {
  const { id, personRecordId, enrolledOn, version, steps } = enrolment;
  return {
    caseId: getUuid('enrolment', id),
    caseType: 'Enrolment',
    number: version,
    field: 'enrolledOn',
    personRecordId,
    before: JSON.stringify(shiftDay(enrolledOn, 1)),
    after: JSON.stringify(enrolledOn),
    reason: 'TYPING_ERROR' as const,
    recordedAt: new Date(`${steps.at(-1)?.happenedOn ?? enrolledOn}T16:00:00Z`),
  };
}

/** Everybody once; some later also for the other work package, or again after an end. */
function enrolmentsOf(plan: PlannedPeople, person: PlannedPerson) {
  const { seed } = plan;
  const random = randomAt(seed, 'enrolment', person.index);
  const { birthDate } = drawBirth(seed, person);
  const first = drawEnrolment(random, person.enrolledOn, random.chance(0.9) ? 'WP2' : 'WP3');
  const second = drawSecond(random, first);
  return (second ? [first, second] : [first]).map((drawn, number) => ({
    id: sampleId('enrolment', seed, person.index, number),
    personRecordId: sampleId('person_record', seed, person.index),
    personId: sampleId('person', seed, person.index),
    accessPointId: knownReferenceId('access_point', person.accessPoint),
    organisationId: knownReferenceId('organisation', person.owner),
    ageBracket: ageBracketOn(drawn.enrolledOn, birthDate),
    ...drawn,
    version: drawn.version + (number === 0 && isCorrected(plan, person) ? 1 : 0),
  }));
}

function drawSecond(random: Random, first: Drawn): Drawn | undefined {
  const ended = first.state === 'COMPLETED' || first.state === 'DROPPED';
  const other = first.workPackage === 'WP2' ? 'WP3' : 'WP2';
  const comesBack = ended && random.chance(0.2);
  const enrolledOn = shiftDay(first.exitedOn ?? first.enrolledOn, 7 * random.integer(4, 26));
  if ((first.exitedOn && !ended) || enrolledOn > lastSampleDay) return undefined;
  if (comesBack) return drawEnrolment(random, enrolledOn, first.workPackage);
  return random.chance(0.1) ? drawEnrolment(random, enrolledOn, other) : undefined;
}

/** Lives through the steps that chance has in store until the sample ends, by the real life cycle. */
function drawEnrolment(random: Random, enrolledOn: string, workPackage: WorkPackage): Drawn {
  const state = 'REGISTERED';
  const drawn: Drawn = {
    workPackage,
    enrolledOn,
    state,
    exitedOn: null,
    exitReason: null,
    version: 1,
    steps: [{ act: null, state, happenedOn: enrolledOn }],
  };
  let on = enrolledOn;
  for (const { act, weeks } of drawSteps(random)) {
    on = shiftDay(on, 7 * weeks);
    if (on > lastSampleDay) break;
    const next = transition(enrolmentLifeCycle, drawn.state, act, 'SampleStepForbidden');
    if (!next.ok) throw new Error(`${act} is forbidden while ${drawn.state}`);
    drawn.state = next.value;
    drawn.version += 1;
    drawn.steps.push({ act, state: next.value, happenedOn: on });
    if (act === 'DROP') drawn.exitReason = reasonOf(enrolledOn, on);
    if (ends.includes(next.value)) drawn.exitedOn = on;
  }
  return drawn;
}

const ends: readonly EnrolmentState[] = ['COMPLETED', 'DROPPED', 'TRANSFERRED', 'INELIGIBLE'];

/** Of no chance of its own, so that what else is drawn stays as it was. */
function reasonOf(enrolledOn: string, on: string): EnrolmentExitReason {
  const reasons = ['FOUND_WORK', 'MOVED_AWAY', 'NOT_REACHED', 'OWN_CHOICE'] as const;
  const days = (Date.parse(on) - Date.parse(enrolledOn)) / 86_400_000;
  return reasons[(days / 7) % reasons.length] ?? 'OTHER';
}

const drawEnd = weighted<EnrolmentAct>([
  ['COMPLETE', 70],
  ['DROP', 22],
  ['TRANSFER', 8],
]);

function* drawSteps(random: Random): Generator<{ act: EnrolmentAct; weeks: number }> {
  if (random.chance(0.03)) {
    yield { act: 'DECLARE_INELIGIBLE', weeks: random.integer(1, 5) };
    return;
  }
  yield { act: 'DECLARE_ELIGIBLE', weeks: random.integer(0, 3) };
  yield { act: 'ACTIVATE', weeks: random.integer(0, 4) };
  if (random.chance(0.12)) {
    yield { act: 'SUSPEND', weeks: random.integer(3, 20) };
    yield { act: 'RESUME', weeks: random.integer(4, 16) };
  }
  yield { act: drawEnd(random), weeks: random.integer(8, 60) };
}
