import { ok, type Result, refuse } from '#shared/result.ts';
import type { IndividualPlan } from '../individual-plan/individual-plan.ts';
import type { NeedArea } from '../intake/intake.ts';

export type PlanGoalOutcome = 'REACHED' | 'DROPPED';

export type PlanGoal = {
  id: string;
  individualPlanId: string;
  area: NeedArea;
  /** Sealed. */
  words: Buffer;
  dueOn: string;
  state: 'OPEN' | PlanGoalOutcome;
  settledOn: string | null;
};

export type PlanActionKind =
  | 'COURSE'
  | 'INTERNSHIP'
  | 'SERVICE'
  | 'SKILLS_ASSESSMENT'
  | 'RECOGNITION'
  | 'JOB_SEARCH'
  | 'HOUSING'
  | 'HEALTH'
  | 'CHILDCARE'
  | 'OTHER';

export type PlanActionOutcome = 'DONE' | 'DROPPED';

export type PlanAction = {
  id: string;
  planGoalId: string;
  individualPlanId: string;
  kind: PlanActionKind;
  /** Sealed; null where nothing was written. */
  words: Buffer | null;
  responsible: 'PERSON' | 'ORGANISATION';
  dueOn: string;
  state: 'OPEN' | PlanActionOutcome;
  settledOn: string | null;
};

type Plan = Pick<IndividualPlan, 'state' | 'openedOn'>;

export type AddRefusal = 'CaseStateForbids' | 'PlanDueTooEarly';

/** What is agreed on changes while it is talked about, and not once somebody has signed it. */
export function checkAdding(
  { state, openedOn }: Plan,
  dueOn: string,
  isSignedBySomebody: boolean,
): Result<true, AddRefusal> {
  const isTalkedAbout =
    state === 'DRAFT' ||
    state === 'UNDER_REVIEW' ||
    (state === 'SHARED_WITH_PERSON' && !isSignedBySomebody);
  if (!isTalkedAbout) return refuse('CaseStateForbids');
  return dueOn < openedOn ? refuse('PlanDueTooEarly') : ok(true);
}

export type SettleRefusal = 'CaseStateForbids' | 'CaseInFuture' | 'CaseTooEarly';

/** What was agreed on comes to an end while the plan is carried out. */
export function checkSettling(
  { state, openedOn }: Plan,
  settledOn: string,
  today: string,
): Result<true, SettleRefusal> {
  if (state !== 'ACTIVE' && state !== 'UNDER_REVIEW') return refuse('CaseStateForbids');
  if (settledOn > today) return refuse('CaseInFuture');
  return settledOn < openedOn ? refuse('CaseTooEarly') : ok(true);
}
