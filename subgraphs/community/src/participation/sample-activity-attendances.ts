import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { type Random, randomAt } from '#shared/sample/sample-random.ts';
import { drawCommunityEvents } from '../community-event/sample-community-events.ts';
import type { PlannedMicroInterventions } from '../micro-intervention/sample-micro-interventions.ts';
import { drawSportActions } from '../sport-action/sample-sport-actions.ts';

type Activity = { communityEventId: string } | { sportActionId: string };

/** What takes place in a comune, on one day or weekly. */
export type Gathering = {
  comune: string;
  activity: Activity;
  organisationId: string;
  days: string[];
  /** Nobody is added any more, and who came is confirmed. */
  over: boolean;
};

/** Events that were held, and sport in its first weeks. */
export function planGatherings(plan: PlannedMicroInterventions): Gathering[] {
  const events = drawCommunityEvents(plan)
    .filter(({ row: { state } }) => state === 'HELD' || state === 'COUNTED')
    .map(({ row: { id, organisationId, heldOn, state }, comune }) => ({
      ...{ comune, activity: { communityEventId: id }, organisationId },
      ...{ days: [heldOn], over: state === 'COUNTED' },
    }));
  const sport = drawSportActions(plan)
    .filter(({ row: { state } }) => state === 'RUNNING' || state === 'COMPLETED')
    .map(({ row: { id, organisationId, startsOn, state }, comune }) => ({
      ...{ comune, activity: { sportActionId: id }, organisationId },
      days: [0, 7, 14, 21, 28]
        .map((days) => shiftDay(startsOn, days))
        .filter((day) => day <= lastSampleDay),
      over: state === 'COMPLETED',
    }));
  return [...events, ...sport];
}

type Guest = { index: number; enrolledOn: string };

/** A few of those who come to meetings come to one of these near their home too. */
export function attendGathering(seed: number, nearby: readonly Gathering[], guest: Guest) {
  const random = randomAt(seed, 'gathering', guest.index);
  if (!random.chance(0.12)) return [];
  const open = nearby.filter(({ days }) => (days.at(-1) ?? '') >= guest.enrolledOn);
  if (open.length === 0) return [];
  const { activity, organisationId, days, over } = random.pick(open);
  return days
    .filter((day) => day >= guest.enrolledOn && comes(random, days))
    .map((occurredOn) => ({
      ...activity,
      organisationId,
      occurredOn,
      ...(over ? confirmed : attended),
    }));
}

/** To what takes place once, everybody who is told of it. */
function comes(random: Random, days: readonly string[]): boolean {
  return days.length === 1 || random.chance(0.7);
}

const attended = { state: 'ATTENDED', version: 1 } as const;
const confirmed = { state: 'CONFIRMED', version: 2 } as const;
