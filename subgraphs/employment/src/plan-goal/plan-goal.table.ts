import { sql } from 'drizzle-orm';
import { check, date, index, pgTable, text } from 'drizzle-orm/pg-core';
import { bytes, typeId } from '#shared/database/columns.ts';
import { individualPlans } from '../individual-plan/individual-plan.table.ts';
import type { PlanAction, PlanGoal } from './plan-goal.ts';

const individualPlanId = () =>
  typeId('individual_plan_id', 'individual_plan')
    .notNull()
    .references(() => individualPlans.id);

export const planGoals = pgTable(
  'plan_goal',
  {
    id: typeId('id', 'plan_goal').primaryKey(),
    individualPlanId: individualPlanId(),
    area: text('area').$type<PlanGoal['area']>().notNull(),
    words: bytes('words').notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    state: text('state').$type<PlanGoal['state']>().notNull(),
    settledOn: date('settled_on', { mode: 'string' }),
  },
  (table) => [
    index('plan_goal_of_plan').on(table.individualPlanId, table.id),
    check('plan_goal_settled', sql`(${table.settledOn} is null) = (${table.state} = 'OPEN')`),
  ],
);

export const planActions = pgTable(
  'plan_action',
  {
    id: typeId('id', 'plan_action').primaryKey(),
    planGoalId: typeId('plan_goal_id', 'plan_goal')
      .notNull()
      .references(() => planGoals.id),
    /** The plan of its goal. */
    individualPlanId: individualPlanId(),
    kind: text('kind').$type<PlanAction['kind']>().notNull(),
    words: bytes('words'),
    responsible: text('responsible').$type<PlanAction['responsible']>().notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    state: text('state').$type<PlanAction['state']>().notNull(),
    settledOn: date('settled_on', { mode: 'string' }),
  },
  (table) => [
    index('plan_action_of_goal').on(table.planGoalId, table.id),
    check('plan_action_settled', sql`(${table.settledOn} is null) = (${table.state} = 'OPEN')`),
  ],
);
