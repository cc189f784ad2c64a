import { ok, type Result, refuse } from '#shared/result.ts';
import {
  type CommunityEvent,
  communityEventLifeCycle,
} from '../community-event/community-event.ts';
import {
  type MicroIntervention,
  type ReceiveRefusal,
  receive,
} from '../micro-intervention/micro-intervention.ts';
import { type SportAction, sportActionLifeCycle } from '../sport-action/sport-action.ts';

/** What people take part in: exactly one of the three. */
export type ActivityIds = {
  microInterventionId: string | null;
  communityEventId: string | null;
  sportActionId: string | null;
};

/** Prefixes of the ids of activities, by the field that names one. */
export const activityPrefixes = {
  microInterventionId: 'micro_intervention',
  communityEventId: 'community_event',
  sportActionId: 'sport_action',
} as const satisfies Record<keyof ActivityIds, string>;

export function activityIdOf(ids: ActivityIds): string {
  const id = ids.microInterventionId ?? ids.communityEventId ?? ids.sportActionId;
  if (id === null) throw new Error('A participation without an activity');
  return id;
}

type Given = { [Field in keyof ActivityIds]?: string | null | undefined };

/** The one activity that a request names. */
export function toActivity(given: Given): Result<ActivityIds, 'ParticipationNeedsOneActivity'> {
  const ids = {
    microInterventionId: given.microInterventionId ?? null,
    communityEventId: given.communityEventId ?? null,
    sportActionId: given.sportActionId ?? null,
  };
  const named = Object.values(ids).filter((id) => id !== null);
  return named.length === 1 ? ok(ids) : refuse('ParticipationNeedsOneActivity');
}

export type Activity =
  | { kind: 'MicroIntervention'; value: MicroIntervention }
  | { kind: 'SportAction'; value: SportAction }
  | { kind: 'CommunityEvent'; value: CommunityEvent };

export type ReceivesRefusal =
  | ReceiveRefusal
  | 'CommunityActivityNotOpen'
  | 'ParticipationOutsideActivity';

/** People take part on a day of the activity, recorded before it is closed. */
export function receives(activity: Activity, occurredOn: string): Result<unknown, ReceivesRefusal> {
  if (activity.kind === 'MicroIntervention') return receive(activity.value, occurredOn);
  if (activity.kind === 'SportAction') return receiveInSport(activity.value, occurredOn);
  return receiveInEvent(activity.value, occurredOn);
}

function receiveInSport(
  action: SportAction,
  occurredOn: string,
): Result<SportAction, ReceivesRefusal> {
  const running: readonly string[] = sportActionLifeCycle.COMPLETE.from;
  if (!running.includes(action.state)) return refuse('CommunityActivityNotOpen');
  const isWithin = occurredOn >= action.startsOn && occurredOn < action.endsOn;
  return isWithin ? ok(action) : refuse('ParticipationOutsideActivity');
}

/** Who comes is noted at the door, before anybody says that the event was held. */
function receiveInEvent(
  event: CommunityEvent,
  occurredOn: string,
): Result<CommunityEvent, ReceivesRefusal> {
  const { HOLD, COUNT } = communityEventLifeCycle;
  const open: readonly string[] = [...HOLD.from, ...COUNT.from];
  if (!open.includes(event.state)) return refuse('CommunityActivityNotOpen');
  return occurredOn === event.heldOn ? ok(event) : refuse('ParticipationOutsideActivity');
}

/** People sign up for what is planned or running, and for an event until it is held. */
export function expects(activity: Activity, occurredOn: string): Result<unknown, ReceivesRefusal> {
  if (activity.kind === 'MicroIntervention') return receive(asRunning(activity.value), occurredOn);
  if (activity.kind === 'SportAction') return receiveInSport(asRunning(activity.value), occurredOn);
  const published: readonly string[] = communityEventLifeCycle.HOLD.from;
  if (!published.includes(activity.value.state)) return refuse('CommunityActivityNotOpen');
  return receiveInEvent(activity.value, occurredOn);
}

/** By its day, what is planned runs. */
function asRunning<Known extends { state: string }>(known: Known): Known | (Known & Running) {
  return known.state === 'PLANNED' ? { ...known, state: 'RUNNING' } : known;
}

type Running = { state: 'RUNNING' };
