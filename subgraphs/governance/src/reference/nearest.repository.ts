import { eq, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { arrayOf } from '#shared/database/columns.ts';
import type { Tx } from '#shared/database/database.ts';

export type KeyAndDay = { key: string; on: string };

type Periods = { key: PgColumn; validFrom: PgColumn };

/** For each key and day the row in force, or the one nearest before, or else after it. */
export async function findNearest<Table extends PgTable>(
  tx: Tx,
  table: Table,
  { key: keyColumn, validFrom }: Periods,
  asked: readonly KeyAndDay[],
): Promise<{ day: string; row: Table['$inferSelect'] }[]> {
  const [keys, days] = [asked.map(({ key }) => key), asked.map(({ on }) => on)];
  const [key, day] = [sql`asked.key`, sql<string>`asked.day`];
  const rows = await tx
    .selectDistinctOn([key, day], { row: table as PgTable, day })
    .from(sql`unnest(${arrayOf('text', keys)}, ${arrayOf('text', days)}) as asked(key, day)`)
    .innerJoin(table as PgTable, eq(keyColumn, key))
    .orderBy(key, day, inForceFirst(validFrom), validFrom);
  return rows as { day: string; row: Table['$inferSelect'] }[]; // what `row: table` selects
}

function inForceFirst(validFrom: PgColumn): SQL {
  return sql`case when ${validFrom} <= asked.day::date then ${validFrom} end desc nulls last`;
}
