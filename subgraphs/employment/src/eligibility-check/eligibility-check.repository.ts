import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { defineList } from '#shared/reading/list.ts';
import { ascending } from '#shared/reading/order.ts';
import { eligibilityChecks } from './eligibility-check.table.ts';
import type { EligibilityCheck } from './eligibility-check.ts';

export const eligibilityCheckList = defineList({
  type: 'EligibilityCheck',
  table: eligibilityChecks,
  id: eligibilityChecks.id,
  toNode: (row): EligibilityCheck => row,
  orders: { CREATED_ASC: ascending(eligibilityChecks.id, (node: EligibilityCheck) => node.id) },
  usualOrder: 'CREATED_ASC',
  where: () => [],
});

const columns = getTableColumns(eligibilityChecks);

/** The checks of each record, newest first. */
export const checksOfRecord = statement(
  columns,
  write
    .select(columns)
    .from(eligibilityChecks)
    .where(sql`${eligibilityChecks.personRecordId} = any(${idArray('person_record', 'keys')})`)
    .orderBy(sql`${eligibilityChecks.id} desc`),
  (row) => ({ of: row.personRecordId, value: row as EligibilityCheck }),
);

/** Those that are decided for the same day are revised, and stay. */
export async function reviseBefore(
  tx: Tx,
  { personRecordId, notice, on }: EligibilityCheck,
): Promise<EligibilityCheck[]> {
  return tx
    .update(eligibilityChecks)
    .set({ state: 'REVISED', version: sql`${eligibilityChecks.version} + 1` })
    .where(
      and(
        eq(eligibilityChecks.personRecordId, personRecordId),
        eq(eligibilityChecks.notice, notice),
        eq(eligibilityChecks.on, on),
        eq(eligibilityChecks.state, 'DECIDED'),
      ),
    )
    .returning();
}

export async function insertCheck(tx: Tx, check: EligibilityCheck): Promise<void> {
  await tx.insert(eligibilityChecks).values(check);
}
