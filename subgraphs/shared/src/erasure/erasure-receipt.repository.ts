import { createHash } from 'node:crypto';
import { asc, eq, type SQL, sql } from 'drizzle-orm';
import { arrayOf } from '../database/columns.ts';
import type { Tx } from '../database/database.ts';
import { idArray } from '../database/placeholders.ts';
import { statement, write } from '../database/statement.ts';
import { getUuid } from '../type-id.ts';
import { erasureReceipts } from './erasure-receipt.table.ts';

export type Receipt = typeof erasureReceipts.$inferSelect;

export function hashOfRecord(personRecordId: string): string {
  return createHash('sha256').update(getUuid('person_record', personRecordId)).digest('hex');
}

/** Those of each erasure, in the order in which they were given. */
export const receiptsOfErasures = statement(
  receiptColumns(),
  write
    .select(receiptColumns())
    .from(erasureReceipts)
    .where(sql`${erasureReceipts.erasureId} = any(${idArray('erasure', 'keys')})`)
    .orderBy(asc(erasureReceipts.erasedAt), asc(erasureReceipts.domain)),
  (value: Receipt) => ({ of: value.erasureId, value }),
);

function receiptColumns() {
  const { erasureId, domain, organisationId, recordHash, erasedAt, erased, remains } =
    erasureReceipts;
  return { erasureId, domain, organisationId, recordHash, erasedAt, erased, remains };
}

export async function findReceipts(tx: Tx, erasureId: string): Promise<Receipt[]> {
  return tx.select().from(erasureReceipts).where(eq(erasureReceipts.erasureId, erasureId));
}

/** Once: whoever has one keeps it. */
export async function insertReceipt(tx: Tx, receipt: Receipt): Promise<void> {
  await tx.insert(erasureReceipts).values(receipt).onConflictDoNothing();
}

/** By a page, in order: what was erased here, for whoever brings a backup back. */
export async function findTombstones(tx: Tx, after: string | null, limit: number) {
  const { erasureId, recordHash, organisationId } = erasureReceipts;
  return tx
    .selectDistinct({ erasureId, recordHash, organisationId })
    .from(erasureReceipts)
    .where(after === null ? undefined : sql`${erasureId} > ${sql.param(after, erasureId)}`)
    .orderBy(erasureId)
    .limit(limit);
}

/** Whether a UUID is one of those whose hashes are given. */
export const isHashed = (uuid: SQL, hashes: readonly string[]) =>
  sql`encode(sha256(convert_to(${uuid}::text, 'utf8')), 'hex') = any(${arrayOf('text', hashes)})`;
