import { getTableColumns, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { arrayOf } from '#shared/database/columns.ts';
import type { Tx } from '#shared/database/database.ts';
import type { Dated, Known } from './dated.ts';
import type { Plan } from './plan.ts';

/** Rows of one statement: few statements, none of them long. */
const batch = 2_000;

/** Carries out a plan in a table of rows by id. */
export async function writePlan<Row extends Dated, Table extends PgTable>(
  tx: Tx,
  table: Table,
  id: PgColumn,
  plan: Plan<Row>,
  toRow: (row: Known<Row>) => Table['$inferInsert'],
): Promise<void> {
  const after = [...plan.changed, ...plan.ceased, ...plan.confirmed].map((change) => change.after);
  // Those that end come first, so that a key never has two open rows, not even for a moment.
  const ended = after.filter(({ validTo }) => validTo !== null);
  const open = after.filter(({ validTo }) => validTo === null);
  for (const rows of [ended, open, plan.added]) {
    for (const some of inBatches(rows)) await putRows(tx, table, id, some.map(toRow));
  }
}

/** Writes each row as it is given, over the one with its id where there is one. */
async function putRows<Table extends PgTable>(
  tx: Tx,
  table: Table,
  id: PgColumn,
  rows: Table['$inferInsert'][],
): Promise<void> {
  const columns = Object.entries(getTableColumns(table));
  const set = Object.fromEntries(
    columns.map(([name, column]) => [name, sql`excluded.${sql.identifier(column.name)}`]),
  );
  // The table is generic here, so Drizzle cannot tell its columns: they are those of `table` itself.
  const given = set as Parameters<
    ReturnType<ReturnType<Tx['insert']>['values']>['onConflictDoUpdate']
  >[0]['set'];
  await tx.insert(table).values(rows).onConflictDoUpdate({ target: id, set: given });
}

/** Whether a column holds one of these. */
export function isAnyOf(column: PgColumn, values: readonly string[]) {
  return sql`${column} = any(${arrayOf('text', values)})`;
}

export function inBatches<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / batch);
  return Array.from({ length: count }, (_, index) =>
    items.slice(index * batch, (index + 1) * batch),
  );
}
