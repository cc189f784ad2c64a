import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type WorkOnCaseRefusal, workOnCase } from '../case-step/work-on-case.ts';
import type { SettlePlanActionInput } from '../generated/resolvers.ts';
import { individualPlanCase } from '../individual-plan/individual-plan.repository.ts';
import type { IndividualPlan } from '../individual-plan/individual-plan.ts';
import { findAction, updateAction } from './plan-goal.repository.ts';
import { checkSettling, type SettleRefusal } from './plan-goal.ts';

export type SettlePlanActionRefusal =
  | WorkOnCaseRefusal
  | SettleRefusal
  | 'PlanActionNotFound'
  | 'PlanActionSettled';

export async function settlePlanAction(
  context: Context,
  { individualPlanId, version, planActionId: id, outcome: state, settledOn }: SettlePlanActionInput,
): Promise<Result<IndividualPlan, SettlePlanActionRefusal>> {
  requireId(context, 'plan_action', id);
  return workOnCase(
    context,
    individualPlanCase,
    { id: individualPlanId, version },
    async (plan, tx): Promise<Result<IndividualPlan, SettlePlanActionRefusal>> => {
      const checked = checkSettling(plan, settledOn, context.today);
      if (!checked.ok) return checked;
      const action = await findAction(tx, individualPlanId, id);
      if (!action) return refuse('PlanActionNotFound');
      if (action.state !== 'OPEN') return refuse('PlanActionSettled');
      await updateAction(tx, { id, state, settledOn });
      return ok(plan);
    },
  );
}
