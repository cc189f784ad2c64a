import { and, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { arrayOf } from '../database/columns.ts';
import type { Tx } from '../database/database.ts';
import type { List } from './list.ts';
import { behind, type OrderColumn, orderBy } from './order.ts';
import type { Page } from './page.ts';

// The list's table is generic here, so Drizzle cannot infer its row: `List.toNode` knows it.
// biome-ignore lint/suspicious/noExplicitAny: see above
type AnyList<Node extends { id: string }> = List<any, Node, any, any>;

type Parents = { type: 'uuid' | 'text'; keys: readonly string[]; on: (key: SQL) => SQL };

export async function findByIds<Node extends { id: string }>(
  tx: Tx,
  list: AnyList<Node>,
  ids: readonly string[],
): Promise<Node[]> {
  const rows = await tx
    .select()
    .from(list.table as PgTable)
    .where(inArray(list.id, [...ids]));
  return rows.map((row) => list.toNode(row));
}

/** One more row than the page holds, in order. */
export async function findPage<Node extends { id: string }>(
  tx: Tx,
  list: AnyList<Node>,
  where: (SQL | undefined)[],
  order: OrderColumn<Node>[],
  page: Page,
): Promise<Node[]> {
  const rows = await tx
    .select()
    .from(list.table as PgTable)
    .where(and(...where, page.after && behind(order, page.after)))
    .orderBy(...orderBy(order))
    .limit(page.first + 1);
  return rows.map((row) => list.toNode(row));
}

export async function count(tx: Tx, table: PgTable, where: (SQL | undefined)[]): Promise<number> {
  const [row] = await tx
    .select({ total: sql<number>`count(*)::int` })
    .from(table)
    .where(and(...where));
  return row?.total ?? 0;
}

/** The same page for each parent, in one statement; the answers come in the parents' order. */
export async function findPageOfEach<Node extends { id: string }>(
  tx: Tx,
  list: AnyList<Node>,
  parents: Parents,
  where: (SQL | undefined)[],
  order: OrderColumn<Node>[],
  page: Page,
): Promise<Node[][]> {
  const table = list.table as PgTable;
  const item = tx
    .select({
      ...getTableColumns(table),
      rank: sql<number>`row_number() over (order by ${sql.join(orderBy(order), sql`, `)})`
        .mapWith(Number)
        .as('rank'),
    })
    .from(table)
    .where(and(parents.on(sql`parent.key`), ...where, page.after && behind(order, page.after)))
    .orderBy(...orderBy(order))
    .limit(page.first + 1)
    .as('item');
  // The subquery has the table's columns under the same names, and the rank.
  const columns = item as unknown as ReturnType<typeof getTableColumns> & { rank: SQL };
  const names = Object.keys(getTableColumns(table));
  const rows = await tx
    .select({
      position: sql<number>`parent.position`.mapWith(Number),
      row: Object.fromEntries(names.map((name) => [name, columns[name]])) as ReturnType<
        typeof getTableColumns
      >,
    })
    .from(unnested(parents))
    .crossJoinLateral(item)
    .orderBy(sql`parent.position`, columns.rank);
  const pages: Node[][] = parents.keys.map(() => []);
  for (const { position, row } of rows) pages[position - 1]?.push(list.toNode(row));
  return pages;
}

export async function countOfEach(
  tx: Tx,
  table: PgTable,
  parents: Parents,
  where: (SQL | undefined)[],
): Promise<number[]> {
  const item = tx
    .select({ total: sql<number>`count(*)::int`.as('total') })
    .from(table)
    .where(and(parents.on(sql`parent.key`), ...where))
    .as('item');
  const rows = await tx
    .select({ total: item.total })
    .from(unnested(parents))
    .crossJoinLateral(item)
    .orderBy(sql`parent.position`);
  return rows.map(({ total }) => total);
}

function unnested(parents: Parents): SQL {
  return sql`unnest(${arrayOf(parents.type, parents.keys)}) with ordinality as parent(key, position)`;
}
