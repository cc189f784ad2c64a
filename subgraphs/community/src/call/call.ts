import type { Texts } from '#shared/localised-text/localised-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';

export type CallState =
  | 'DRAFT'
  | 'APPROVED'
  | 'OPEN'
  | 'CLOSED'
  | 'EVALUATING'
  | 'RANKED'
  | 'AWARDED'
  | 'COMPLETED'
  | 'REVOKED';

export type CallAct =
  | 'APPROVE'
  | 'OPEN'
  | 'CLOSE'
  | 'START_EVALUATION'
  | 'RANK'
  | 'AWARD'
  | 'COMPLETE'
  | 'REVOKE';

export const callLifeCycle = {
  APPROVE: { from: ['DRAFT'], to: 'APPROVED' },
  OPEN: { from: ['APPROVED'], to: 'OPEN' },
  CLOSE: { from: ['OPEN'], to: 'CLOSED' },
  START_EVALUATION: { from: ['CLOSED'], to: 'EVALUATING' },
  RANK: { from: ['EVALUATING'], to: 'RANKED' },
  AWARD: { from: ['RANKED'], to: 'AWARDED' },
  COMPLETE: { from: ['AWARDED'], to: 'COMPLETED' },
  REVOKE: { from: ['APPROVED', 'OPEN', 'CLOSED', 'EVALUATING', 'RANKED'], to: 'REVOKED' },
} as const satisfies LifeCycle<CallState, CallAct>;

/** Who may apply: associations that are registered, those that are not, those led by new generations. */
export type CallApplicant = 'REGISTERED' | 'INFORMAL' | 'NEW_GENERATION';

/** Amounts are decimal texts in euro. */
export type Call = Owned<CallState> & {
  titles: Texts;
  title: string | null;
  /** The call in plain words. */
  descriptions: Texts;
  budget: string;
  minGrant: string;
  maxGrant: string;
  applicants: CallApplicant[];
  /** Only what migrants decide in is admitted. */
  migrantLedOnly: boolean;
  opensOn: string;
  /** The last day on which a proposal can be submitted. */
  closesOn: string;
  /** The weighted score, 0 to 100, under which a proposal is rejected. */
  threshold: string;
  /** Hundredths of a grant that are paid in advance. */
  advancePercent: number;
  approvedOn: string | null;
};

/** What evaluators score, from 0 to `maxScore`; the weights of a call make 100. */
export type CallCriterion = {
  callId: string;
  code: string;
  /** In the order of the call, which decides ties too. */
  position: number;
  titles: Texts;
  weight: number;
  maxScore: number;
};

export type CallDayRefusal = 'CallOpensLater' | 'CallClosesLater' | 'CallClosedAlready';

/** A call as an act leaves it, if the day of the act is one on which it can happen. */
export function actOn(call: Call, act: CallAct, happenedOn: string): Result<Call, CallDayRefusal> {
  if (act === 'APPROVE') {
    if (happenedOn > call.closesOn) return refuse('CallClosedAlready');
    return ok({ ...call, approvedOn: happenedOn });
  }
  if (act === 'OPEN' && happenedOn < call.opensOn) return refuse('CallOpensLater');
  if (act === 'CLOSE' && happenedOn <= call.closesOn) return refuse('CallClosesLater');
  return ok(call);
}

/** What still can change when a call is approved; the day on which it closes only to a later one. */
const openToCorrection: readonly string[] = ['titles', 'descriptions', 'closesOn'];

/** Those who apply rely on what was approved. */
export function checkCorrection(
  before: Pick<Call, 'closesOn'>,
  corrected: Call,
  fields: readonly string[],
): Result<Call, 'CallTermsFixed'> {
  if (corrected.state === 'DRAFT') return ok(corrected);
  if (fields.some((field) => !openToCorrection.includes(field))) return refuse('CallTermsFixed');
  if (corrected.closesOn === before.closesOn) return ok(corrected);
  const isOpen = corrected.state === 'APPROVED' || corrected.state === 'OPEN';
  const isLater = corrected.closesOn > before.closesOn;
  return isOpen && isLater ? ok(corrected) : refuse('CallTermsFixed');
}
