import { eq } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { caseShares } from './case-share.table.ts';

export type CaseShare = typeof caseShares.$inferSelect;

export async function insertCaseShares(tx: Tx, shares: readonly CaseShare[]): Promise<void> {
  if (shares.length > 0) await tx.insert(caseShares).values([...shares]);
}

/** Of a referral or a plan that ends: from this day on nothing is shared because of it. */
export async function endCaseShares(tx: Tx, sourceId: string, until: string): Promise<void> {
  await tx.update(caseShares).set({ until }).where(eq(caseShares.sourceId, sourceId));
}
