import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type WorkOnCaseRefusal, workOnCase } from '../case-step/work-on-case.ts';
import type { SettlePlanGoalInput } from '../generated/resolvers.ts';
import { individualPlanCase } from '../individual-plan/individual-plan.repository.ts';
import type { IndividualPlan } from '../individual-plan/individual-plan.ts';
import { findGoal, updateGoal } from './plan-goal.repository.ts';
import { checkSettling, type SettleRefusal } from './plan-goal.ts';

export type SettlePlanGoalRefusal =
  | WorkOnCaseRefusal
  | SettleRefusal
  | 'PlanGoalNotFound'
  | 'PlanGoalSettled';

export async function settlePlanGoal(
  context: Context,
  { individualPlanId, version, planGoalId: id, outcome: state, settledOn }: SettlePlanGoalInput,
): Promise<Result<IndividualPlan, SettlePlanGoalRefusal>> {
  requireId(context, 'plan_goal', id);
  return workOnCase(
    context,
    individualPlanCase,
    { id: individualPlanId, version },
    async (plan, tx): Promise<Result<IndividualPlan, SettlePlanGoalRefusal>> => {
      const checked = checkSettling(plan, settledOn, context.today);
      if (!checked.ok) return checked;
      const goal = await findGoal(tx, individualPlanId, id);
      if (!goal) return refuse('PlanGoalNotFound');
      if (goal.state !== 'OPEN') return refuse('PlanGoalSettled');
      await updateGoal(tx, { id, state, settledOn });
      return ok(plan);
    },
  );
}
