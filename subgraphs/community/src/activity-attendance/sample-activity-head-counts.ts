import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { randomAt } from '#shared/sample/sample-random.ts';
import { type FixedSampleRows, sampleRows } from '#shared/sample/sample-rows.ts';
import { drawCommunityEvents } from '../community-event/sample-community-events.ts';
import type { PlannedMicroInterventions } from '../micro-intervention/sample-micro-interventions.ts';
import { participations } from '../participation/participation.table.ts';
import { drawSportActions } from '../sport-action/sample-sport-actions.ts';

/** How many came to events that were held, and to sport in its first weeks. */
export function sampleActivityHeadCounts(plan: PlannedMicroInterventions): FixedSampleRows {
  return sampleRows(participations, () => [...atEvents(plan), ...inSport(plan)]);
}

function atEvents(plan: PlannedMicroInterventions) {
  return drawCommunityEvents(plan)
    .map(({ row }) => row)
    .filter(({ state }) => state === 'HELD' || state === 'COUNTED')
    .map(({ id, organisationId, heldOn, state }) => ({
      ...{ communityEventId: id, organisationId },
      ...headCount(plan.seed, id, heldOn),
      ...(state === 'COUNTED' ? confirmed : attended),
    }));
}

function inSport(plan: PlannedMicroInterventions) {
  return drawSportActions(plan)
    .map(({ row }) => row)
    .filter(({ state }) => state === 'RUNNING' || state === 'COMPLETED')
    .flatMap(({ id, organisationId, startsOn, state }) =>
      [0, 7, 14, 21]
        .map((days) => shiftDay(startsOn, days))
        .filter((day) => day <= lastSampleDay)
        .map((day) => ({
          ...{ sportActionId: id, organisationId },
          ...headCount(plan.seed, id, day),
          ...(state === 'COMPLETED' ? confirmed : attended),
        })),
    );
}

const attended = { state: 'ATTENDED', version: 1 } as const;
const confirmed = { state: 'CONFIRMED', version: 2 } as const;

function headCount(seed: number, activity: string, occurredOn: string) {
  const random = randomAt(seed, 'head-count', activity, occurredOn);
  return {
    id: knownReferenceId('participation', `head-count-${activity}-${occurredOn}`),
    occurredOn,
    pending: false,
    headCountFemale: random.integer(2, 30),
    headCountMale: random.integer(2, 30),
    headCountUnknown: random.chance(0.2) ? random.integer(1, 8) : 0,
  };
}
