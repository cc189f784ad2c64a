import { and, asc, eq, getTableColumns, gt, ne, notExists, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { equals, idArray, isOneOf } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { erasureReceipts } from '#shared/erasure/erasure-receipt.table.ts';
import { type Asked, defineList } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import type { ErasureFilter, ErasureOrder } from '../generated/resolvers.ts';
import { inForceOn } from '../legal-hold/legal-hold.repository.ts';
import { legalHolds } from '../legal-hold/legal-hold.table.ts';
import { erasureSteps, erasures } from './erasure.table.ts';
import type { Erasure, ErasureAct } from './erasure.ts';

export const erasureList = defineList({
  type: 'Erasure',
  table: erasures,
  id: erasures.id,
  toNode: (row): Erasure => row,
  orders: {
    CREATED_ASC: ascending(erasures.id, (node: Erasure) => node.id),
    CREATED_DESC: descending(erasures.id, (node: Erasure) => node.id),
  } satisfies Record<ErasureOrder, OrderColumn<Erasure>>,
  usualOrder: 'CREATED_DESC',
  where: (asked: Asked<ErasureFilter>) => [
    asked.state && isOneOf(erasures.state, asked.state),
    asked.ground && equals(erasures.ground, asked.ground),
  ],
});

const step = getTableColumns(erasureSteps);

export const stepsOfErasures = statement(
  step,
  write
    .select(step)
    .from(erasureSteps)
    .where(sql`${erasureSteps.erasureId} = any(${idArray('erasure', 'keys')})`)
    .orderBy(erasureSteps.erasureId, erasureSteps.number),
  (value: typeof erasureSteps.$inferSelect) => ({ of: value.erasureId, value }),
);

export async function findErasureForUpdate(tx: Tx, id: string): Promise<Erasure | undefined> {
  const [row] = await tx.select().from(erasures).where(eq(erasures.id, id)).for('update');
  return row;
}

/** The one of a record that was not refused; there is never another. */
export async function findErasureOfRecord(
  tx: Tx,
  personRecordId: string,
): Promise<Erasure | undefined> {
  const [row] = await tx
    .select()
    .from(erasures)
    .where(and(eq(erasures.personRecordId, personRecordId), ne(erasures.state, 'REFUSED')))
    .for('update');
  return row;
}

/** Those on which nothing is done though something can: a page of their ids, in order. */
export async function findToResume(
  tx: Tx,
  day: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const own = and(
    eq(erasureReceipts.erasureId, erasures.id),
    eq(erasureReceipts.domain, 'EMPLOYMENT'),
  );
  const holding = and(eq(legalHolds.personRecordId, erasures.personRecordId), inForceOn(day));
  const unfinished = and(
    eq(erasures.state, 'RUNNING'),
    notExists(tx.select({ one: sql`1` }).from(erasureReceipts).where(own)),
  );
  const released = and(
    eq(erasures.state, 'HELD'),
    notExists(tx.select({ one: sql`1` }).from(legalHolds).where(holding)),
  );
  const rows = await tx
    .select({ id: erasures.id })
    .from(erasures)
    .where(
      and(sql`(${unfinished} or ${released})`, after === null ? undefined : gt(erasures.id, after)),
    )
    .orderBy(asc(erasures.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

export async function insertErasure(tx: Tx, erasure: Erasure): Promise<void> {
  await tx.insert(erasures).values(erasure);
  await insertStep(tx, erasure, null, erasure.requestedAt);
}

/** What it is now; `done` where that came by an act. */
export async function updateErasure(
  tx: Tx,
  erasure: Erasure,
  done: ErasureAct | null,
  at: Date,
): Promise<void> {
  const { id, state, decidedAt, endedAt, version } = erasure;
  await tx.update(erasures).set({ state, decidedAt, endedAt, version }).where(eq(erasures.id, id));
  if (done !== null) await insertStep(tx, erasure, done, at);
}

async function insertStep(tx: Tx, { id, state }: Erasure, done: ErasureAct | null, at: Date) {
  await tx.insert(erasureSteps).values({
    erasureId: id,
    number: sql`(select count(*)::int + 1 from ${erasureSteps} where ${erasureSteps.erasureId} = ${sql.param(id, erasureSteps.erasureId)})`,
    act: done,
    state,
    at,
  });
}
