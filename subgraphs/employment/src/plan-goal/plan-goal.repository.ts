import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { planActions, planGoals } from './plan-goal.table.ts';
import type { PlanAction, PlanGoal } from './plan-goal.ts';

const ofGoal = getTableColumns(planGoals);
const ofAction = getTableColumns(planActions);

/** Of each plan, in the order in which they were added. */
export const goalsOfPlan = statement(
  ofGoal,
  write
    .select(ofGoal)
    .from(planGoals)
    .where(sql`${planGoals.individualPlanId} = any(${idArray('individual_plan', 'keys')})`)
    .orderBy(planGoals.id),
  (row) => ({ of: row.individualPlanId, value: row as PlanGoal }),
);

/** Of each goal, in the order in which they were added. */
export const actionsOfGoal = statement(
  ofAction,
  write
    .select(ofAction)
    .from(planActions)
    .where(sql`${planActions.planGoalId} = any(${idArray('plan_goal', 'keys')})`)
    .orderBy(planActions.id),
  (row) => ({ of: row.planGoalId, value: row as PlanAction }),
);

export async function findGoals(tx: Tx, individualPlanId: string): Promise<PlanGoal[]> {
  return tx.select().from(planGoals).where(eq(planGoals.individualPlanId, individualPlanId));
}

/** The plan is locked by whoever changes what hangs on it. */
export async function findGoal(
  tx: Tx,
  individualPlanId: string,
  id: string,
): Promise<PlanGoal | undefined> {
  const [row] = await tx
    .select()
    .from(planGoals)
    .where(and(eq(planGoals.id, id), eq(planGoals.individualPlanId, individualPlanId)));
  return row;
}

export async function findAction(
  tx: Tx,
  individualPlanId: string,
  id: string,
): Promise<PlanAction | undefined> {
  const [row] = await tx
    .select()
    .from(planActions)
    .where(and(eq(planActions.id, id), eq(planActions.individualPlanId, individualPlanId)));
  return row;
}

export async function insertGoal(tx: Tx, goal: PlanGoal): Promise<void> {
  await tx.insert(planGoals).values(goal);
}

export async function insertAction(tx: Tx, action: PlanAction): Promise<void> {
  await tx.insert(planActions).values(action);
}

export async function updateGoal(
  tx: Tx,
  { id, state, settledOn }: Pick<PlanGoal, 'id' | 'state' | 'settledOn'>,
): Promise<void> {
  await tx.update(planGoals).set({ state, settledOn }).where(eq(planGoals.id, id));
}

export async function updateAction(
  tx: Tx,
  { id, state, settledOn }: Pick<PlanAction, 'id' | 'state' | 'settledOn'>,
): Promise<void> {
  await tx.update(planActions).set({ state, settledOn }).where(eq(planActions.id, id));
}
