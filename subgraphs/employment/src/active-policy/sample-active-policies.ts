import { type Random, randomAt, weighted } from '#shared/sample/sample-random.ts';
import { inTurn, live } from '#shared/undertaking/sample-life.ts';
import { sampleCase, sampleCases } from '../case-step/sample-cases.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { drawPacts } from '../service-pact/sample-service-pacts.ts';
import { activePolicyCase } from './active-policy.repository.ts';
import { activePolicies } from './active-policy.table.ts';
import type { ActivePolicyAct } from './active-policy.ts';
import { getSapEvent } from './sap-event.ts';
import { checkLetterOfPolicy, readSapPolicy } from './sap-policy-id.ts';

const { type } = activePolicyCase;

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
export function sampleActivePolicies({ seed }: PlannedPeople) {
  return sampleCases(type, activePolicies, (person) => drawPolicies(seed, person));
}

function drawPolicies(seed: number, person: PlannedPerson) {
  const [pact] = drawPacts(seed, person);
  const random = randomAt(seed, 'active policy', person.index);
  const openedOn = pact?.row.signedOn;
  if (!pact || !openedOn || !random.chance(0.5)) return [];
  const acts = drawActs(random).map((act) => [act, random.integer(2, 25)] as const);
  const life = live(activePolicyCase, openedOn, inTurn(openedOn, acts));
  const dayThatSets = (sets: 'START' | 'END') =>
    life.steps.find(({ act }) => isEvent(act) && getSapEvent(act).sets === sets)?.happenedOn;
  const row = {
    ...sampleCase(type, seed, person, life),
    servicePactId: pact.row.id,
    ...drawSapPolicy(random, openedOn),
    startedOn: dayThatSets('START') ?? null,
    endedOn: dayThatSets('END') ?? null,
    lastEvent: life.steps.map(({ act }) => act).findLast(isEvent) ?? ('PROPOSE' as const),
  };
  return [{ row, life }];
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
