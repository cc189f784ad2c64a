import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import { randomAt, weighted } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { seal } from '#shared/sealing/sealing.ts';
import { sampleDataKey } from '../person/sample-data-key.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import {
  drawVulnerabilityCase,
  operatorAt,
} from '../vulnerability-case/sample-vulnerability-cases.ts';
import { breakGlassAccesses, breakGlassGrants } from './break-glass-access.table.ts';
import { type BreakGlassReason, endOfAccess, whyPlace } from './break-glass-access.ts';

const drawReason = weighted<BreakGlassReason>([
  ['NOBODY_REACHABLE', 5],
  ['IMMEDIATE_DANGER', 3],
  ['HANDOVER_OF_DUTY', 1],
  ['COURT_ORDER', 1],
]);

/** Accesses that have ended long since: to some of the cases, and a few in vain. */
export function sampleBreakGlassAccesses(plan: PlannedPeople): SampleRowsOfPeople<PlannedPerson>[] {
  const accessesOf = (person: PlannedPerson) => {
    const access = accessOf(plan, person);
    return access ? [access] : [];
  };
  return [
    sampleRowsOfPeople(breakGlassAccesses, accessesOf),
    sampleRowsOfPeople(breakGlassGrants, (person: PlannedPerson) =>
      accessesOf(person).map(({ id: accessId, words, openedAt, ...granted }) => ({
        accessId,
        ...granted,
      })),
    ),
  ];
}

function accessOf({ seed, keys }: PlannedPeople, person: PlannedPerson) {
  const { index, owner, accessPoint, enrolledOn } = person;
  const random = randomAt(seed, 'break-glass access', index);
  const inVain = random.chance(0.001);
  if (!inVain && !drawVulnerabilityCase(seed, person)?.isLookedInto) return undefined;
  const id = sampleId('break_glass_access', seed, index);
  const openedOn = shiftDay(enrolledOn, random.integer(10, 25));
  if (openedOn > lastSampleDay) return undefined;
  const openedAt = new Date(`${openedOn}T16:30:00Z`);
  const why = 'La collega di riferimento è assente e la persona è allo sportello.';
  return {
    id,
    organisationId: knownReferenceId('organisation', owner),
    operator: `substitute-of-${operatorAt(accessPoint)}`,
    personRecordId: sampleId('person_record', seed, index),
    reason: drawReason(random),
    words: seal(sampleDataKey(keys, seed, index), whyPlace(id), why),
    openedAt,
    endsAt: endOfAccess(openedAt),
  };
}
