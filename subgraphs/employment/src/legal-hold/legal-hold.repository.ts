import { and, eq, getTableColumns, isNull, or, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { defineList } from '#shared/reading/list.ts';
import { ascending } from '#shared/reading/order.ts';
import { legalHolds } from './legal-hold.table.ts';
import type { LegalHold } from './legal-hold.ts';

export const legalHoldList = defineList({
  type: 'LegalHold',
  table: legalHolds,
  id: legalHolds.id,
  toNode: (row): LegalHold => row,
  orders: { CREATED_ASC: ascending(legalHolds.id, (node: LegalHold) => node.id) },
  usualOrder: 'CREATED_ASC',
  where: () => [],
});

const columns = getTableColumns(legalHolds);

/** Those of each record, newest first. */
export const holdsOfRecord = statement(
  columns,
  write
    .select(columns)
    .from(legalHolds)
    .where(sql`${legalHolds.personRecordId} = any(${idArray('person_record', 'keys')})`)
    .orderBy(sql`${legalHolds.id} desc`),
  (row) => ({ of: row.personRecordId, value: row as LegalHold }),
);

/** In SQL, whether a hold is in force on a day. */
export const inForceOn = (day: string) =>
  and(
    isNull(legalHolds.liftedOn),
    sql`${legalHolds.placedOn} <= ${day}`,
    or(isNull(legalHolds.endsOn), sql`${legalHolds.endsOn} >= ${day}`),
  );

export async function isRecordHeld(tx: Tx, personRecordId: string, day: string): Promise<boolean> {
  const [hold] = await tx
    .select({ id: legalHolds.id })
    .from(legalHolds)
    .where(and(eq(legalHolds.personRecordId, personRecordId), inForceOn(day)))
    .limit(1);
  return hold !== undefined;
}

export async function findHoldForUpdate(tx: Tx, id: string): Promise<LegalHold | undefined> {
  const [row] = await tx.select().from(legalHolds).where(eq(legalHolds.id, id)).for('update');
  return row;
}

export async function insertHold(tx: Tx, hold: LegalHold): Promise<void> {
  await tx.insert(legalHolds).values(hold);
}

export async function updateHold(tx: Tx, { id, liftedOn, version }: LegalHold): Promise<void> {
  await tx.update(legalHolds).set({ liftedOn, version }).where(eq(legalHolds.id, id));
}
