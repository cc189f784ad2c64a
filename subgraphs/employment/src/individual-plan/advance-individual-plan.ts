import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { getUuid } from '#shared/type-id.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import { endCaseShares } from '../case-step/case-share.repository.ts';
import type { AdvanceIndividualPlanInput } from '../generated/resolvers.ts';
import { findGoals } from '../plan-goal/plan-goal.repository.ts';
import { tellUnsharedPlans } from '../plan-sharing/tell-unshared-plans.ts';
import { individualPlanCase } from './individual-plan.repository.ts';
import { hasEnded, type IndividualPlan } from './individual-plan.ts';

export type AdvanceIndividualPlanRefusal = ActOnCaseRefusal | 'PlanWithoutGoals' | 'PlanGoalsOpen';

export async function advanceIndividualPlan(
  context: Context,
  { individualPlanId, ...request }: AdvanceIndividualPlanInput,
): Promise<Result<IndividualPlan, AdvanceIndividualPlanRefusal>> {
  const { act, happenedOn } = request;
  return actOnCase(
    context,
    individualPlanCase,
    individualPlanId,
    request,
    async (plan, tx): Promise<Result<IndividualPlan, 'PlanWithoutGoals' | 'PlanGoalsOpen'>> => {
      const goals = await findGoals(tx, individualPlanId);
      if (act === 'SHARE' && goals.length === 0) return refuse('PlanWithoutGoals');
      const isOpen = goals.some(({ state }) => state === 'OPEN');
      if (act === 'ACHIEVE' && isOpen) return refuse('PlanGoalsOpen');
      const source = getUuid('individual_plan', individualPlanId);
      if (hasEnded(plan)) await tellUnsharedPlans(tx, await endCaseShares(tx, source, happenedOn));
      return ok(plan);
    },
  );
}
