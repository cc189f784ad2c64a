import { ok, type Result } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import { type AdvanceRefusal, advance, type CaseAdvance } from '#shared/undertaking/case-step.ts';
import type { Case } from '../case-step/case.ts';
import { type ActivePolicyState, getSapEvent, type SapEventName, sapEvents } from './sap-event.ts';

/** The SAP has no event for it that the person agreed. */
export type ActivePolicyAct = 'ACCEPT' | SapEventName;

/** Every act has its row: `sapEvents` and a test hold it. */
export const activePolicyLifeCycle = Object.fromEntries([
  ['ACCEPT', { from: ['PROPOSED'], to: 'ACCEPTED' }],
  ...sapEvents.map(({ name, from, to }) => [name, { from, to }]),
]) as LifeCycle<ActivePolicyState, ActivePolicyAct>;

export type ActivePolicy = Case<ActivePolicyState> & {
  servicePactId: string;
  /** The letter of its type, A to H, and two digits. */
  activityCode: string;
  promoterCode: string;
  sapPolicyId: string | null;
  /** Null where there is no id. */
  checkLetterMatches: boolean | null;
  startedOn: string | null;
  endedOn: string | null;
  lastEvent: SapEventName | null;
};

/**
 * What becomes of a policy by an event. One that comes again corrects its own day: that may be earlier
 * than what was known, but not before the day on which what it follows came to pass.
 */
export function recordEvent(
  policy: ActivePolicy,
  request: CaseAdvance<SapEventName>,
  { today, pactSignedOn }: { today: string; pactSignedOn: string },
): Result<ActivePolicy, AdvanceRefusal> {
  const { sets, to } = getSapEvent(request.act);
  const comesAgain = policy.state === to;
  const stateSince = comesAgain ? earliestOf(policy, sets, pactSignedOn) : policy.stateSince;
  const advanced = advance<ActivePolicyState, ActivePolicyAct, ActivePolicy>(
    activePolicyLifeCycle,
    { ...policy, stateSince },
    request,
    today,
  );
  if (!advanced.ok) return advanced;
  const { happenedOn, act: lastEvent } = request;
  const recorded = { ...advanced.value, lastEvent };
  if (sets === 'PROPOSAL') return ok({ ...recorded, openedOn: happenedOn });
  if (sets === 'START') return ok({ ...recorded, startedOn: happenedOn });
  return ok(sets === 'END' ? { ...recorded, endedOn: happenedOn } : recorded);
}

/** The day before which an event that comes again cannot have come. */
function earliestOf(
  { openedOn, startedOn, stateSince }: ActivePolicy,
  sets: 'PROPOSAL' | 'START' | 'END' | null,
  pactSignedOn: string,
): string {
  if (sets === 'PROPOSAL') return pactSignedOn;
  if (sets === 'START') return openedOn;
  return sets === 'END' ? (startedOn ?? openedOn) : stateSince;
}
