import {
  and,
  eq,
  getTableColumns,
  gt,
  isNull,
  lte,
  or,
  type Placeholder,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { textArray } from '#shared/database/placeholders.ts';
import { type Statement, statement, write } from '#shared/database/statement.ts';

/** Whether a row is in force on the day given for a placeholder. */
export function isInForceOn(
  { validFrom, validTo }: { validFrom: PgColumn; validTo: PgColumn },
  on: Placeholder,
): SQL | undefined {
  return and(lte(validFrom, on), or(isNull(validTo), gt(validTo, on)));
}

const asked = {
  key: sql<string>`asked.key`.mapWith(String),
  day: sql<string>`asked.day`.mapWith(String),
};

/** `asked` is day and key, as in `2026-01-01 436`. */
export type Nearest<Node> = { asked: string; node: Node };

/** For each of the `keys` and its day the row in force, or the one nearest before, or else after it. */
export function nearestByKeyAndDay<Table extends PgTable, Node>(
  table: Table,
  { key, validFrom }: { key: PgColumn; validFrom: PgColumn },
  toNode: (row: Table['$inferSelect']) => Node,
): Statement<Nearest<Node>> {
  const found = { row: getTableColumns(table), day: asked.day, key: asked.key };
  const select = write
    .selectDistinctOn([asked.key, asked.day], found)
    .from(sql`unnest(${textArray('keys')}, ${textArray('days')}) as asked(key, day)`)
    // The table is generic here, so Drizzle cannot tell that it may be joined: it may.
    .innerJoin(table as PgTable, eq(key, asked.key))
    .orderBy(
      asked.key,
      asked.day,
      sql`case when ${validFrom} <= asked.day::date then ${validFrom} end desc nulls last`,
      validFrom,
    );
  return statement<Found<Table>, Nearest<Node>>(
    found,
    select as unknown as SQL<Found<Table>>, // it selects `found`, whose columns are generic too
    ({ row, day, key: of }) => ({ asked: `${day} ${of}`, node: toNode(row) }),
  );
}

type Found<Table extends PgTable> = { row: Table['$inferSelect']; day: string; key: string };
