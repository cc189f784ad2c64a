import { and, eq, getTableColumns, gt, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { type Statement, statement, write } from '#shared/database/statement.ts';
import type { Part } from '#shared/reading/read-all-of.ts';
import { toTypeId } from '#shared/type-id.ts';
import { caseShares } from './case-share.table.ts';

export type CaseShare = typeof caseShares.$inferSelect;

const columns = getTableColumns(caseShares);

/** Of each referral or plan, as its prefix says, also those that ended. */
export function sharesOfSources(prefix: string): Statement<Part<CaseShare>> {
  const { sourceId, organisationId, caseType } = caseShares;
  const select = write
    .select(columns)
    .from(caseShares)
    .where(sql`${sourceId} = any(${idArray(prefix, 'keys')})`)
    .orderBy(organisationId, caseType);
  return statement(columns, select, (row) => ({ of: toTypeId(prefix, row.sourceId), value: row }));
}

export async function findCaseShares(tx: Tx, sourceId: string): Promise<CaseShare[]> {
  return tx.select().from(caseShares).where(eq(caseShares.sourceId, sourceId));
}

/** What was shared before, and ended, is shared anew. */
export async function insertCaseShares(tx: Tx, shares: readonly CaseShare[]): Promise<void> {
  if (shares.length === 0) return;
  const { sourceId, caseType, organisationId } = caseShares;
  await tx
    .insert(caseShares)
    .values([...shares])
    .onConflictDoUpdate({
      target: [sourceId, caseType, organisationId],
      set: { until: sql`excluded.until`, accessPointId: sql`excluded.access_point_id` },
    });
}

/** Of a referral or a plan that ends: from this day on nothing is shared because of it; gives what ended. */
export async function endCaseShares(tx: Tx, sourceId: string, until: string): Promise<CaseShare[]> {
  return endShares(tx, until, eq(caseShares.sourceId, sourceId));
}

/** With one organisation alone. */
export async function endCaseSharesWith(
  tx: Tx,
  { sourceId, organisationId }: Pick<CaseShare, 'sourceId' | 'organisationId'>,
  until: string,
): Promise<void> {
  const ofSource = eq(caseShares.sourceId, sourceId);
  await endShares(tx, until, and(ofSource, eq(caseShares.organisationId, organisationId)));
}

/** Of a record whose person wants nothing to be shared any more, whatever it was shared for; gives what ended. */
export async function endCaseSharesOfRecord(
  tx: Tx,
  personRecordId: string,
  until: string,
): Promise<CaseShare[]> {
  return endShares(tx, until, eq(caseShares.personRecordId, personRecordId));
}

/** What ended before stays as it is. */
async function endShares(tx: Tx, until: string, which: SQL | undefined): Promise<CaseShare[]> {
  const holds = or(isNull(caseShares.until), gt(caseShares.until, until));
  return tx.update(caseShares).set({ until }).where(and(which, holds)).returning();
}
