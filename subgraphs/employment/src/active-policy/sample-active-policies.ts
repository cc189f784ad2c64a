import { sampleId } from '#shared/sample/sample-id.ts';
import { type Random, randomAt, weighted } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { caseSteps } from '../case-step/case-step.table.ts';
import { liveThrough, sampleStepRows } from '../case-step/sample-case-life.ts';
import type { PlannedEnrolments } from '../enrolment/sample-enrolments.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import { drawPact } from '../service-pact/sample-service-pacts.ts';
import { activePolicies } from './active-policy.table.ts';
import { type ActivePolicyAct, activePolicyLifeCycle } from './active-policy.ts';
import { type ActivePolicyState, getSapEvent } from './sap-event.ts';
import { checkLetterOfPolicy, readSapPolicy } from './sap-policy-id.ts';

const drawActs = weighted<ActivePolicyAct[]>([
  [[], 10],
  [['DECLINE'], 4],
  [['ACCEPT'], 8],
  [['ACCEPT', 'REFUSE'], 3],
  [['ACCEPT', 'START'], 35],
  [['ACCEPT', 'START', 'DROP_OUT'], 8],
  [['ACCEPT', 'START', 'COMPLETE'], 20],
  [['ACCEPT', 'START', 'COMPLETE', 'ACCOUNT'], 12],
]);

/** A made-up promoter, whose code is nobody's. */
const promoterCode = '00000000000';

/** Some of those whose service pact is signed and holds were proposed a policy on that day. */
export function sampleActivePolicies(plan: PlannedEnrolments): SampleRowsOfPeople<PlannedPerson>[] {
  return [
    sampleRowsOfPeople(activePolicies, (person: PlannedPerson) =>
      drawPolicy(plan, person).map(({ life: _, ...row }) => row),
    ),
    sampleRowsOfPeople(caseSteps, (person: PlannedPerson) =>
      drawPolicy(plan, person).flatMap((policy) =>
        sampleStepRows('ActivePolicy', policy, policy.life),
      ),
    ),
  ];
}

function drawPolicy(plan: PlannedEnrolments, person: PlannedPerson) {
  const { seed, until } = plan;
  const pact = drawPact(plan, person);
  const random = randomAt(seed, 'active policy', person.index);
  if (!pact || pact.signedOn === null || !random.chance(0.5)) return [];
  const openedOn = pact.signedOn;
  const life = liveThrough<ActivePolicyState, ActivePolicyAct>(random, {
    cycle: activePolicyLifeCycle,
    begins: 'PROPOSED',
    openedOn,
    acts: drawActs(random),
    until,
  });
  const dayThatSets = (sets: 'START' | 'END') =>
    life.steps.find(({ act }) => isEvent(act) && getSapEvent(act).sets === sets)?.happenedOn;
  return [
    {
      id: sampleId('active_policy', seed, person.index),
      personRecordId: pact.personRecordId,
      organisationId: pact.organisationId,
      accessPointId: pact.accessPointId,
      servicePactId: pact.id,
      ...drawSapPolicy(random, openedOn),
      startedOn: dayThatSets('START') ?? null,
      endedOn: dayThatSets('END') ?? null,
      lastEvent: life.steps.map(({ act }) => act).findLast(isEvent) ?? ('PROPOSE' as const),
      ...{ openedOn, state: life.state, stateSince: life.stateSince, externalRef: null },
      version: life.steps.length,
      life,
    },
  ];
}

function isEvent(act: ActivePolicyAct | null) {
  return act !== null && act !== 'ACCEPT';
}

/** A few ids were made of other facts than those that are known now. */
function drawSapPolicy(random: Random, proposedOn: string) {
  const activityCode = random.pick(['A02', 'A03', 'B03', 'C06', 'D01']);
  const right = checkLetterOfPolicy({ activityCode, promoterCode, proposedOn });
  const letter = random.chance(0.03) ? (right === 'Z' ? 'A' : 'Z') : right;
  const digits = random.integer(0, 0xffffffff).toString(16).toUpperCase().padStart(8, '0');
  const read = readSapPolicy(
    { activityCode, promoterCode, sapPolicyId: `21${digits}${letter}` },
    proposedOn,
  );
  if (!read.ok) throw new Error(`The sample makes no policy id: ${read.refusal}`);
  return read.value;
}
