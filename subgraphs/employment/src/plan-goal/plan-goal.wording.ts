import type { Refusals } from '#shared/language/payload.ts';
import { wordsMalformed } from '#shared/undertaking/case-step.wording.ts';
import { actingOn, workOnPlanRefusals } from '../individual-plan/individual-plan.wording.ts';
import type { AddPlanActionRefusal } from './add-plan-action.ts';
import type { AddPlanGoalRefusal } from './add-plan-goal.ts';
import type { SettlePlanActionRefusal } from './settle-plan-action.ts';
import type { SettlePlanGoalRefusal } from './settle-plan-goal.ts';

const ofGoal = {
  PlanGoalNotFound: {
    en: 'The plan has no such goal.',
    it: 'Il piano non ha questo obiettivo.',
    path: ['planGoalId'],
  },
  PlanGoalSettled: {
    en: 'It was already said what became of this goal.',
    it: "L'esito di questo obiettivo è già stato indicato.",
    path: ['planGoalId'],
  },
};

export const addPlanGoalRefusals: Refusals<AddPlanGoalRefusal> = {
  ...workOnPlanRefusals,
  WordsMalformed: { ...wordsMalformed, path: ['words'] },
  PlanDueTooEarly: {
    en: 'It cannot be due before the plan was opened.',
    it: "La scadenza non può precedere l'apertura del piano.",
    path: ['dueOn'],
  },
};

export const addPlanActionRefusals: Refusals<AddPlanActionRefusal> = {
  ...addPlanGoalRefusals,
  ...ofGoal,
};

export const settlePlanGoalRefusals: Refusals<SettlePlanGoalRefusal> = {
  ...actingOn('settledOn'),
  ...ofGoal,
};

export const settlePlanActionRefusals: Refusals<SettlePlanActionRefusal> = {
  ...actingOn('settledOn'),
  PlanActionNotFound: {
    en: 'The plan has no such action.',
    it: 'Il piano non ha questa azione.',
    path: ['planActionId'],
  },
  PlanActionSettled: {
    en: 'It was already said what became of this action.',
    it: "L'esito di questa azione è già stato indicato.",
    path: ['planActionId'],
  },
};
