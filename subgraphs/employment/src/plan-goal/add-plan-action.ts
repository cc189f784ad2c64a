import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { newId } from '#shared/type-id.ts';
import { checkWords } from '#shared/undertaking/case-step.ts';
import { sealWords } from '../case-step/case-words.ts';
import { type WorkOnCaseRefusal, workOnCase } from '../case-step/work-on-case.ts';
import type { AddPlanActionInput } from '../generated/resolvers.ts';
import { individualPlanCase } from '../individual-plan/individual-plan.repository.ts';
import type { IndividualPlan } from '../individual-plan/individual-plan.ts';
import { checkPlan } from './check-plan.ts';
import { findGoal, insertAction } from './plan-goal.repository.ts';
import type { AddRefusal } from './plan-goal.ts';

export type AddPlanActionRefusal =
  | WorkOnCaseRefusal
  | AddRefusal
  | 'WordsMalformed'
  | 'PlanGoalNotFound'
  | 'PlanGoalSettled';

export async function addPlanAction(
  context: Context,
  { individualPlanId, version, planGoalId, words: given, ...asked }: AddPlanActionInput,
): Promise<Result<IndividualPlan, AddPlanActionRefusal>> {
  requireId(context, 'plan_goal', planGoalId);
  return workOnCase(
    context,
    individualPlanCase,
    { id: individualPlanId, version },
    async (plan, tx): Promise<Result<IndividualPlan, AddPlanActionRefusal>> => {
      const words = typeof given === 'string' ? checkWords(given) : ok(null);
      if (!words.ok) return words;
      const record = await checkPlan(context, tx, plan, asked.dueOn);
      if (!record.ok) return record;
      const goal = await findGoal(tx, individualPlanId, planGoalId);
      if (!goal) return refuse('PlanGoalNotFound');
      if (goal.state !== 'OPEN') return refuse('PlanGoalSettled');
      const id = newId('plan_action');
      const place = { column: 'plan_action.words', id } as const;
      await insertAction(tx, {
        ...asked,
        id,
        planGoalId,
        individualPlanId,
        words:
          words.value === null ? null : await sealWords(context, record.value, place, words.value),
        state: 'OPEN',
        settledOn: null,
      });
      return ok(plan);
    },
  );
}
