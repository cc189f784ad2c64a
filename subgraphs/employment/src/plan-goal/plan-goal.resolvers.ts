import type { Context } from '#shared/context.ts';
import { toPayload } from '#shared/language/payload.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readOne } from '#shared/reading/read-list.ts';
import { readWords } from '../case-step/case-words.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { individualPlanCase } from '../individual-plan/individual-plan.repository.ts';
import { addPlanAction } from './add-plan-action.ts';
import { addPlanGoal } from './add-plan-goal.ts';
import { actionsOfGoal, goalsOfPlan } from './plan-goal.repository.ts';
import type { PlanAction, PlanGoal } from './plan-goal.ts';
import {
  addPlanActionRefusals,
  addPlanGoalRefusals,
  settlePlanActionRefusals,
  settlePlanGoalRefusals,
} from './plan-goal.wording.ts';
import { settlePlanAction } from './settle-plan-action.ts';
import { settlePlanGoal } from './settle-plan-goal.ts';

export const planGoalResolvers: Resolvers = {
  Mutation: {
    addPlanGoal: async (_, { input }, context) => {
      const result = await addPlanGoal(context, input);
      return toPayload(context, 'individualPlan', result, addPlanGoalRefusals);
    },
    addPlanAction: async (_, { input }, context) => {
      const result = await addPlanAction(context, input);
      return toPayload(context, 'individualPlan', result, addPlanActionRefusals);
    },
    settlePlanGoal: async (_, { input }, context) => {
      const result = await settlePlanGoal(context, input);
      return toPayload(context, 'individualPlan', result, settlePlanGoalRefusals);
    },
    settlePlanAction: async (_, { input }, context) => {
      const result = await settlePlanAction(context, input);
      return toPayload(context, 'individualPlan', result, settlePlanActionRefusals);
    },
  },
  IndividualPlan: {
    goals: ({ id }, _, context) => readAllOf(context, 'goals of plan', goalsOfPlan, id),
  },
  PlanGoal: {
    words: (goal, _, context) => readWordsOf(context, 'plan_goal.words', goal),
    actions: ({ id }, _, context) => readAllOf(context, 'actions of goal', actionsOfGoal, id),
  },
  PlanAction: {
    words: (action, _, context) => readWordsOf(context, 'plan_action.words', action),
  },
};

/** Sealed with the key of the record that the plan is of. */
async function readWordsOf(
  context: Context,
  column: 'plan_goal.words' | 'plan_action.words',
  { id, individualPlanId, words }: PlanGoal | PlanAction,
): Promise<string | null> {
  const plan = await readOne(context, individualPlanCase.list, individualPlanId);
  return plan && readWords(context, plan.personRecordId, { column, id }, words);
}
