import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { type Statement, statement, write } from '#shared/database/statement.ts';
import { defineList } from '#shared/reading/list.ts';
import { ascending } from '#shared/reading/order.ts';
import type { Part } from '#shared/reading/read-all-of.ts';
import { autonomyAssessments } from './autonomy-assessment.table.ts';
import type { AutonomyAssessment } from './autonomy-assessment.ts';

export const autonomyAssessmentList = defineList({
  type: 'AutonomyAssessment',
  table: autonomyAssessments,
  id: autonomyAssessments.id,
  toNode: (row): AutonomyAssessment => row,
  orders: {
    CREATED_ASC: ascending(autonomyAssessments.id, (node: AutonomyAssessment) => node.id),
  },
  usualOrder: 'CREATED_ASC',
  where: () => [],
});

const columns = getTableColumns(autonomyAssessments);
const { recordedAt, supersededAt, individualPlanId } = autonomyAssessments;
const knownAt = sql.placeholder('knownAt');

/** Of each plan, those that hold now, entry before exit. */
export const assessmentsOfPlan = assessmentsWhere(sql`${supersededAt} is null`);

/** Of each plan, those that held at an instant. */
export const assessmentsKnownAt = assessmentsWhere(
  sql`${recordedAt} <= ${knownAt} and (${supersededAt} is null or ${supersededAt} > ${knownAt})`,
);

function assessmentsWhere(holds: SQL): Statement<Part<AutonomyAssessment>> {
  const ofPlan = sql`${individualPlanId} = any(${idArray('individual_plan', 'keys')})`;
  const select = write
    .select(columns)
    .from(autonomyAssessments)
    .where(sql`${ofPlan} and ${holds}`)
    .orderBy(autonomyAssessments.moment);
  return statement(columns, select, (row) => ({ of: row.individualPlanId, value: row }));
}

export async function findAssessmentForUpdate(
  tx: Tx,
  id: string,
): Promise<AutonomyAssessment | undefined> {
  const where = eq(autonomyAssessments.id, id);
  const [row] = await tx.select().from(autonomyAssessments).where(where).for('update');
  return row;
}

/** The index `autonomy_assessment_once` decides, so that two clerks cannot race. */
export async function insertIfNoneHolds(tx: Tx, made: AutonomyAssessment): Promise<boolean> {
  const written = await tx
    .insert(autonomyAssessments)
    .values(made)
    .onConflictDoNothing()
    .returning({ id: autonomyAssessments.id });
  return written.length > 0;
}

export async function supersede(tx: Tx, id: string, at: Date): Promise<void> {
  await tx
    .update(autonomyAssessments)
    .set({ supersededAt: at })
    .where(eq(autonomyAssessments.id, id));
}
