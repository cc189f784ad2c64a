import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { newId } from '#shared/type-id.ts';
import { checkWords } from '#shared/undertaking/case-step.ts';
import { sealWords } from '../case-step/case-words.ts';
import { type WorkOnCaseRefusal, workOnCase } from '../case-step/work-on-case.ts';
import type { AddPlanGoalInput } from '../generated/resolvers.ts';
import { individualPlanCase } from '../individual-plan/individual-plan.repository.ts';
import type { IndividualPlan } from '../individual-plan/individual-plan.ts';
import { checkPlan } from './check-plan.ts';
import { insertGoal } from './plan-goal.repository.ts';
import type { AddRefusal } from './plan-goal.ts';

export type AddPlanGoalRefusal = WorkOnCaseRefusal | AddRefusal | 'WordsMalformed';

export async function addPlanGoal(
  context: Context,
  { individualPlanId, version, area, words: given, dueOn }: AddPlanGoalInput,
): Promise<Result<IndividualPlan, AddPlanGoalRefusal>> {
  return workOnCase(
    context,
    individualPlanCase,
    { id: individualPlanId, version },
    async (plan, tx): Promise<Result<IndividualPlan, AddPlanGoalRefusal>> => {
      const words = checkWords(given);
      if (!words.ok) return words;
      const record = await checkPlan(context, tx, plan, dueOn);
      if (!record.ok) return record;
      const id = newId('plan_goal');
      const place = { column: 'plan_goal.words', id } as const;
      const sealed = await sealWords(context, record.value, place, words.value);
      const unsettled = { state: 'OPEN', settledOn: null } as const;
      await insertGoal(tx, { id, individualPlanId, area, words: sealed, dueOn, ...unsettled });
      return ok(plan);
    },
  );
}
