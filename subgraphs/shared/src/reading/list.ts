import type { Placeholder, SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Context } from '../context.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { OrderColumn } from './order.ts';

/**
 * What a filter asks, as a statement knows it: for a field that is given the placeholder of its
 * value, and of a yes or no itself, since it may make another statement.
 */
export type Asked<Filter> = {
  [Field in keyof Filter]?: NonNullable<Filter[Field]> extends boolean ? boolean : Placeholder;
};

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
  /** The conditions of a statement, written once for each set of fields and kind of viewer. */
  where: (asked: Asked<Filter>, audience: Audience) => (SQL | undefined)[];
  /** Refuses what the viewer may not ask and what cannot be asked. */
  check?: (filter: Filter, context: Context) => void;
  /** Whether all rows are the viewer's to see, those of its organisation, or of its access point. */
  audience?: (viewer: Viewer) => Audience;
};

/** Kinds of viewers whose statements differ. */
export type Audience = 'ALL' | 'ORGANISATION' | 'ACCESS_POINT' | 'NOBODY';

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
