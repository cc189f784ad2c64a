import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { memorandumAmendments, memorandumRenewals } from './memorandum.table.ts';
import type { MemorandumAmendment, MemorandumRenewal } from './memorandum.ts';

const amendments = getTableColumns(memorandumAmendments);
const renewals = getTableColumns(memorandumRenewals);

export const amendmentsOfMemorandum = statement(
  amendments,
  write
    .select(amendments)
    .from(memorandumAmendments)
    .where(sql`${amendments.memorandumId} = any(${idArray('memorandum', 'keys')})`)
    .orderBy(amendments.number),
  (row): { of: string; value: MemorandumAmendment } => ({ of: row.memorandumId, value: row }),
);

export const renewalsOfMemorandum = statement(
  renewals,
  write
    .select(renewals)
    .from(memorandumRenewals)
    .where(sql`${renewals.memorandumId} = any(${idArray('memorandum', 'keys')})`)
    .orderBy(renewals.number),
  (row): { of: string; value: MemorandumRenewal } => ({ of: row.memorandumId, value: row }),
);

/** Numbered behind those there are, under the lock of its memorandum. */
export async function insertAmendment(
  tx: Tx,
  amendment: Omit<MemorandumAmendment, 'number'>,
): Promise<void> {
  const before = await tx.$count(
    memorandumAmendments,
    eq(memorandumAmendments.memorandumId, amendment.memorandumId),
  );
  await tx.insert(memorandumAmendments).values({ ...amendment, number: before + 1 });
}

/** Numbered behind those there are, under the lock of its memorandum. */
export async function insertRenewal(
  tx: Tx,
  renewal: Omit<MemorandumRenewal, 'number'>,
): Promise<void> {
  const before = await tx.$count(
    memorandumRenewals,
    eq(memorandumRenewals.memorandumId, renewal.memorandumId),
  );
  await tx.insert(memorandumRenewals).values({ ...renewal, number: before + 1 });
}
