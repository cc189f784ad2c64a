import { and, asc, eq, getTableColumns, gt, inArray, isNotNull, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import type { VersionCount } from '#shared/sealing/data-key.repository.ts';
import { operatorDetails } from './operator.table.ts';
import type { Operator } from './operator.ts';
import type { SealedDetails } from './sealed-details.ts';

const columns = getTableColumns(operatorDetails);

/** None for whoever is not the employer. */
export const detailsOfOperators = statement(
  columns,
  write
    .select(columns)
    .from(operatorDetails)
    .where(sql`${columns.operatorId} = any(${idArray('operator', 'keys')})`),
  (row): { of: string; value: StoredDetails } => ({ of: row.operatorId, value: row }),
);

export type StoredDetails = typeof operatorDetails.$inferSelect;

type Employed = Pick<Operator, 'id' | 'organisationId'>;

/**
 * False where the address is another's. Whoever enters one waits for whoever enters the same: while index keys
 * are changed the two could lie under different ones, which `operator_details_email_index` does not tell.
 */
export async function insertDetails(
  tx: Tx,
  { id: operatorId, organisationId }: Employed,
  sealed: SealedDetails,
  { email, indexes }: { email: string; indexes: readonly string[] },
): Promise<boolean> {
  for (const index of indexes) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${index}, 0))`);
  }
  const isTaken = await tx.$count(
    operatorDetails,
    and(
      eq(columns.organisationId, organisationId),
      or(inArray(columns.emailIndex, [...indexes]), eq(columns.email, email)),
    ),
  );
  if (isTaken > 0) return false;
  const made = await tx
    .insert(operatorDetails)
    .values({ operatorId, organisationId, ...sealed })
    .onConflictDoNothing()
    .returning({ operatorId: operatorDetails.operatorId });
  return made.length > 0;
}

/** Takes them away, and answers what they were. */
export async function removeDetails(
  tx: Tx,
  { id }: Pick<Operator, 'id'>,
): Promise<StoredDetails | undefined> {
  const [gone] = await tx
    .delete(operatorDetails)
    .where(eq(operatorDetails.operatorId, id))
    .returning();
  return gone;
}

/** For those who see all. */
export async function countDetailsIndexes(tx: Tx): Promise<VersionCount[]> {
  const version = columns.indexVersion;
  return tx
    .select({ version, count: sql<number>`count(*)::int` })
    .from(operatorDetails)
    .where(isNotNull(columns.emailIndex))
    .groupBy(version)
    .orderBy(version);
}

/** The next that lie under another index key, or are not sealed yet; what is being changed is left out. */
export async function lockDetails(
  tx: Tx,
  wanted: { otherThan: number } | 'unsealed',
  { after, most }: { after: string; most: number },
): Promise<StoredDetails[]> {
  const asked =
    wanted === 'unsealed'
      ? isNotNull(columns.email)
      : and(isNotNull(columns.emailIndex), ne(columns.indexVersion, wanted.otherThan));
  return tx
    .select()
    .from(operatorDetails)
    .where(and(asked, gt(columns.operatorId, sql`${after}::uuid`)))
    .orderBy(asc(columns.operatorId))
    .limit(most)
    .for('update', { skipLocked: true });
}

export async function putSealedDetails(
  tx: Tx,
  operatorId: string,
  sealed: Partial<SealedDetails>,
): Promise<void> {
  await tx
    .update(operatorDetails)
    .set({ ...sealed, email: null, qualifications: null })
    .where(eq(columns.operatorId, operatorId));
}
