import { and, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from '../database/database.ts';
import { idArray, textArray } from '../database/placeholders.ts';
import { type Statement, statement, write } from '../database/statement.ts';
import type { List, Relation } from './list.ts';
import { behind, type OrderColumn, orderBy } from './order.ts';

// The list's table is generic here, so Drizzle cannot infer its row: `List.toNode` knows it.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type AnyList<Node extends { id: string }> = List<any, Node, any, any>;

/** What makes one statement of a list another: its conditions, its order, and whether it reads on. */
export type Shape<Node> = {
  where: (SQL | undefined)[];
  order: OrderColumn<Node>[];
  readsOn: boolean;
};

/** Every page reads one row more than it holds, which tells whether there is a next one. */
const limit = sql.placeholder('limit');

/** In a use case, whose transaction sees what it has written. */
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

export function selectByIds<Node extends { id: string }>(
  list: AnyList<Node>,
  prefix: string,
): Statement<Node> {
  const table: PgTable = list.table;
  const columns = getTableColumns(table);
  return statement(
    columns,
    write
      .select(columns)
      .from(table)
      .where(sql`${list.id} = any(${idArray(prefix, 'ids')})`),
    list.toNode,
  );
}

export function selectPage<Node extends { id: string }>(
  list: AnyList<Node>,
  { where, order, readsOn }: Shape<Node>,
): Statement<Node> {
  const table: PgTable = list.table;
  const columns = getTableColumns(table);
  const select = write
    .select(columns)
    .from(table)
    .where(and(...where, readsOn ? behind(order) : undefined))
    .orderBy(...orderBy(order))
    .limit(limit);
  return statement(columns, select, list.toNode);
}

export function selectCount(table: PgTable, where: (SQL | undefined)[]): Statement<number> {
  const total = { total: sql<number>`count(*)`.mapWith(Number) };
  return statement(
    total,
    write
      .select(total)
      .from(table)
      .where(and(...where)),
    (row) => row.total,
  );
}

/** Of one of several parents: which, counted from one. */
type OfParent<Value> = { position: number; value: Value };

const position = sql<number>`parent.position`.mapWith(Number);

/** The same page for each parent; for each, PostgreSQL walks the index only as far as the page goes. */
export function selectPageOfEach<Node extends { id: string }>(
  list: AnyList<Node>,
  relation: Relation,
  { where, order, readsOn }: Shape<Node>,
): Statement<OfParent<Node>> {
  const table: PgTable = list.table;
  const columns = getTableColumns(table);
  const item = write
    .select(columns)
    .from(table)
    .where(and(relation.on(sql`parent.key`), ...where, readsOn ? behind(order) : undefined))
    .orderBy(...orderBy(order))
    .limit(limit)
    .as('item');
  // The subquery has the table's columns under the same names.
  const row = item as unknown as typeof columns;
  const selection = {
    position,
    row: Object.fromEntries(Object.keys(columns).map((name) => [name, get(row, name)])),
  };
  const inItem = order.map((by) => {
    const name = Object.keys(columns).find((key) => columns[key] === by.column) ?? '';
    return { ...by, column: get(row, name) };
  });
  const select = write
    .select(selection)
    .from(parents(relation))
    .crossJoinLateral(item)
    .orderBy(position, ...orderBy(inItem));
  return statement(selection, select, ({ position, row }) => ({
    position,
    value: list.toNode(row),
  }));
}

function get(columns: Record<string, PgColumn>, name: string): PgColumn {
  const column = columns[name];
  if (!column) throw new TypeError('A list is ordered by columns of its own table');
  return column;
}

export function selectCountOfEach(
  table: PgTable,
  relation: Relation,
  where: (SQL | undefined)[],
): Statement<OfParent<number>> {
  const item = write
    .select({ total: sql<number>`count(*)`.mapWith(Number).as('total') })
    .from(table)
    .where(and(relation.on(sql`parent.key`), ...where))
    .as('item');
  const selection = { position, total: item.total };
  const select = write.select(selection).from(parents(relation)).crossJoinLateral(item);
  return statement(selection, select, ({ position, total }) => ({ position, value: total }));
}

function parents({ parentPrefix }: Relation): SQL {
  const keys = parentPrefix === undefined ? textArray('keys') : idArray(parentPrefix, 'keys');
  return sql`unnest(${keys}) with ordinality as parent(key, position)`;
}
