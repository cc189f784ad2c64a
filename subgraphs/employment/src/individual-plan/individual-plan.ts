import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import { isWellFormedRef } from '#shared/undertaking/write-opened.ts';
import type { Case } from '../case-step/case.ts';
import { programmeBegan } from '../enrolment/enrolment.ts';

export type IndividualPlanState =
  | 'DRAFT'
  | 'SHARED_WITH_PERSON'
  | 'SIGNED'
  | 'ACTIVE'
  | 'UNDER_REVIEW'
  | 'ACHIEVED'
  | 'PARTLY_ACHIEVED'
  | 'INTERRUPTED';

export type IndividualPlanAct =
  | 'SHARE'
  | 'SIGN'
  | 'ACTIVATE'
  | 'BEGIN_REVIEW'
  | 'END_REVIEW'
  | 'ACHIEVE'
  | 'ACHIEVE_PARTLY'
  | 'INTERRUPT';

export const individualPlanLifeCycle = {
  SHARE: { from: ['DRAFT'], to: 'SHARED_WITH_PERSON' },
  SIGN: { from: ['SHARED_WITH_PERSON'], to: 'SIGNED' },
  ACTIVATE: { from: ['SIGNED'], to: 'ACTIVE' },
  BEGIN_REVIEW: { from: ['ACTIVE'], to: 'UNDER_REVIEW' },
  // Whatever came of it: a plan that is to be ended is ended next.
  END_REVIEW: { from: ['UNDER_REVIEW'], to: 'ACTIVE' },
  ACHIEVE: { from: ['ACTIVE'], to: 'ACHIEVED' },
  ACHIEVE_PARTLY: { from: ['ACTIVE'], to: 'PARTLY_ACHIEVED' },
  INTERRUPT: { from: ['DRAFT', 'SHARED_WITH_PERSON', 'SIGNED', 'ACTIVE'], to: 'INTERRUPTED' },
} as const satisfies LifeCycle<IndividualPlanState, IndividualPlanAct>;

export type IndividualPlan = Case<IndividualPlanState> & {
  /** Subject of the operator's token. */
  caseManager: string;
  reviewDueOn: string;
  signedOn: string | null;
};

export const endedPlanStates = ['ACHIEVED', 'PARTLY_ACHIEVED', 'INTERRUPTED'] as const;

export function hasEnded({ state }: Pick<IndividualPlan, 'state'>): boolean {
  return endedPlanStates.some((ended) => ended === state);
}

export type OpenPlanRefusal = 'ReviewDueTooEarly' | 'CaseManagerMalformed';

/** A plan begins as a draft, with somebody who looks after it and a day by which it is reviewed. */
export function draftPlan(
  begun: Case<IndividualPlanState>,
  { caseManager, reviewDueOn }: Pick<IndividualPlan, 'caseManager' | 'reviewDueOn'>,
): Result<IndividualPlan, OpenPlanRefusal> {
  if (!isWellFormedRef(caseManager)) return refuse('CaseManagerMalformed');
  if (reviewDueOn <= begun.openedOn) return refuse('ReviewDueTooEarly');
  return ok({ ...begun, caseManager, reviewDueOn, signedOn: null });
}

export function assignTo(
  plan: IndividualPlan,
  caseManager: string,
): Result<IndividualPlan, 'CaseStateForbids' | 'CaseManagerMalformed'> {
  if (hasEnded(plan)) return refuse('CaseStateForbids');
  if (!isWellFormedRef(caseManager)) return refuse('CaseManagerMalformed');
  return ok({ ...plan, caseManager });
}

export type CorrectPlanRefusal =
  | 'CaseInFuture'
  | 'CaseBeforeProgramme'
  | 'PlanOpenedTooLate'
  | 'ReviewDueTooEarly';

/** The days of a plan stay in order; what happened next to a draft is nothing yet. */
export function checkCorrected(
  corrected: IndividualPlan,
  today: string,
): Result<IndividualPlan, CorrectPlanRefusal> {
  const { state, openedOn, reviewDueOn } = corrected;
  const stateSince = state === 'DRAFT' ? openedOn : corrected.stateSince;
  if (openedOn > today) return refuse('CaseInFuture');
  if (openedOn < programmeBegan) return refuse('CaseBeforeProgramme');
  if (openedOn > stateSince) return refuse('PlanOpenedTooLate');
  if (reviewDueOn <= openedOn) return refuse('ReviewDueTooEarly');
  return ok({ ...corrected, stateSince });
}

export type PlanReviewOutcome = 'CONFIRMED' | 'CHANGED' | 'CLOSED';

export type PlanReview = {
  heldOn: string;
  outcome: PlanReviewOutcome;
  nextDueOn: string | null;
};

export type ReviewRefusal = 'ReviewDueTooEarly' | 'ReviewDueMismatch';

/** A plan that goes on is reviewed again, later; one that is to be ended is not. */
export function checkReview(review: PlanReview): Result<PlanReview, ReviewRefusal> {
  const { heldOn, outcome, nextDueOn } = review;
  if ((outcome === 'CLOSED') !== (nextDueOn === null)) return refuse('ReviewDueMismatch');
  if (nextDueOn !== null && nextDueOn <= heldOn) return refuse('ReviewDueTooEarly');
  return ok(review);
}
