import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { planReviews, planSignatures } from './individual-plan.table.ts';
import type { IndividualPlan, PlanReview } from './individual-plan.ts';
import type { PlanSignature } from './plan-signing.ts';

const keys = idArray('individual_plan', 'keys');
const ofSignature = getTableColumns(planSignatures);
const ofReview = getTableColumns(planReviews);

/** Of each plan, in the order in which they were recorded. */
export const signaturesOfPlan = statement(
  ofSignature,
  write
    .select(ofSignature)
    .from(planSignatures)
    .where(sql`${planSignatures.individualPlanId} = any(${keys})`)
    .orderBy(planSignatures.number),
  (row) => ({ of: row.individualPlanId, value: row as PlanSignature }),
);

export const reviewsOfPlan = statement(
  ofReview,
  write
    .select(ofReview)
    .from(planReviews)
    .where(sql`${planReviews.individualPlanId} = any(${keys})`)
    .orderBy(planReviews.number),
  (row) => ({ of: row.individualPlanId, value: row as PlanReview }),
);

export async function findSignatures(tx: Tx, planId: string): Promise<PlanSignature[]> {
  return tx.select().from(planSignatures).where(eq(planSignatures.individualPlanId, planId));
}

/** `version` is that to which it leads. */
export async function insertSignature(
  tx: Tx,
  { id, version }: Pick<IndividualPlan, 'id' | 'version'>,
  signature: PlanSignature,
): Promise<void> {
  await tx.insert(planSignatures).values({ ...signature, individualPlanId: id, number: version });
}

export async function insertReview(
  tx: Tx,
  { id, version }: Pick<IndividualPlan, 'id' | 'version'>,
  review: PlanReview,
): Promise<void> {
  await tx.insert(planReviews).values({ ...review, individualPlanId: id, number: version });
}
