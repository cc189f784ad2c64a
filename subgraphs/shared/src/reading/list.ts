import type { SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Context } from '../context.ts';
import type { Scope } from '../identity/viewer.ts';
import type { OrderColumn } from './order.ts';

/** What a module says about reading its entity; the ways to read it all follow from this. */
export type List<
  Table extends PgTable,
  Node extends { id: string },
  Filter,
  OrderName extends string,
> = {
  /** GraphQL type of the entity. */
  type: string;
  table: Table;
  id: PgColumn;
  toNode: (row: Table['$inferSelect']) => Node;
  orders: Record<OrderName, OrderColumn<Node>>;
  usualOrder: NoInfer<OrderName>;
  where: (filter: Filter, context: Context) => (SQL | undefined)[];
  /** What the viewer must hold to read it at all; public without. */
  scope?: Scope;
};

/** A way from many parents to the entities of a list. */
export type Relation = {
  name: string;
  /** Id prefix of the parents; their key is plain text without. */
  parentPrefix?: string;
  /** Whether a row belongs to the parent with this key. */
  on: (key: SQL) => SQL;
};

export type ListArguments<Filter, OrderName extends string> = {
  first?: number | null;
  after?: string | null;
  filter?: Filter | null;
  orderBy?: readonly OrderName[] | null;
};

/** Gives a list its types by inference. */
export function defineList<
  Table extends PgTable,
  Node extends { id: string },
  Filter,
  OrderName extends string,
>(list: List<Table, Node, Filter, OrderName>): List<Table, Node, Filter, OrderName> {
  return list;
}

/** The columns of an order, ended by the id, so that no two rows are equal. */
export function orderColumns<
  Table extends PgTable,
  Node extends { id: string },
  Filter,
  OrderName extends string,
>(list: List<Table, Node, Filter, OrderName>, names: readonly OrderName[]): OrderColumn<Node>[] {
  const columns = names.map((name) => list.orders[name]);
  if (columns.some(({ column }) => column === list.id)) return columns;
  const direction = columns.at(-1)?.direction ?? 'asc';
  return [...columns, { column: list.id, direction, value: (node) => node.id }];
}
