import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { ReviewIndividualPlanInput } from '../generated/resolvers.ts';
import { individualPlanCase } from './individual-plan.repository.ts';
import { checkReview, type IndividualPlan, type ReviewRefusal } from './individual-plan.ts';
import { insertReview } from './plan-part.repository.ts';

export type ReviewIndividualPlanRefusal = ActOnCaseRefusal | ReviewRefusal;

export async function reviewIndividualPlan(
  context: Context,
  { individualPlanId: id, version, heldOn, outcome, reviewDueOn }: ReviewIndividualPlanInput,
): Promise<Result<IndividualPlan, ReviewIndividualPlanRefusal>> {
  const request = { version, act: 'END_REVIEW' as const, happenedOn: heldOn };
  return actOnCase(
    context,
    individualPlanCase,
    id,
    request,
    async (plan, tx): Promise<Result<IndividualPlan, ReviewRefusal>> => {
      const review = checkReview({ heldOn, outcome, nextDueOn: reviewDueOn ?? null });
      if (!review.ok) return review;
      await insertReview(tx, plan, review.value);
      return ok({ ...plan, reviewDueOn: review.value.nextDueOn ?? plan.reviewDueOn });
    },
  );
}
