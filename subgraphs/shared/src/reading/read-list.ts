import type { PgTable } from 'drizzle-orm/pg-core';
import type { Context } from '../context.ts';
import { requireScope } from '../identity/authorise.ts';
import { problem } from '../language/problem.ts';
import { findUuid, prefixOf } from '../type-id.ts';
import { type Connection, toConnection } from './connection.ts';
import { blameCursor } from './cursor-fault.ts';
import { type List, type ListArguments, orderColumns, type Relation } from './list.ts';
import { toPage } from './page.ts';
import { count, countOfEach, findByIds, findPage, findPageOfEach } from './select.ts';

type Entity = { id: string };

/** The entity with this id; null when it is not there, not visible, or the id is of another type. */
export async function readOne<T extends PgTable, Node extends Entity, F, O extends string>(
  context: Context,
  list: List<T, Node, F, O>,
  id: string,
): Promise<Node | null> {
  if (list.scope) requireScope(context, list.scope);
  if (findUuid(prefixOf(list.type), id) === undefined) return null;
  const loader = context.loaders.of<string, Node | null>(list.type, async (ids) => {
    const nodes = await context.read((tx) => findByIds(tx, list, ids));
    const byId = new Map(nodes.map((node) => [node.id, node]));
    return ids.map((wanted) => byId.get(wanted) ?? null);
  });
  return loader.load(id);
}

/** A page of the whole list. */
export async function readList<T extends PgTable, Node extends Entity, F, O extends string>(
  context: Context,
  list: List<T, Node, F, O>,
  asked: ListArguments<F, O>,
): Promise<Connection<Node>> {
  const { where, order, orderName, page } = prepare(context, list, asked);
  const rows = await context
    .read((tx) => findPage(tx, list, where, order, page))
    .catch(blameCursor(context, page));
  return toConnection(
    { rows, first: page.first, isFirstPage: page.after === undefined },
    orderName,
    (node) => order.map(({ value }) => value(node)),
    () => context.read((tx) => count(tx, list.table, where)),
  );
}

/** A page of what belongs to a parent; the pages of all parents asked in one tick are one statement. */
export async function readListOf<T extends PgTable, Node extends Entity, F, O extends string>(
  context: Context,
  list: List<T, Node, F, O>,
  relation: Relation,
  parent: string,
  asked: ListArguments<F, O>,
): Promise<Connection<Node>> {
  const { where, order, orderName, page } = prepare(context, list, asked);
  const question = `${list.type} by ${relation.name} ${JSON.stringify(asked)}`;
  const toParents = (keys: readonly string[]) => ({
    type: relation.parentPrefix === undefined ? ('text' as const) : ('uuid' as const),
    keys: keys.map((key) => parentKey(relation, key)),
    on: relation.on,
  });
  const rows = await context.loaders
    .of<string, Node[]>(question, (keys) =>
      context.read((tx) => findPageOfEach(tx, list, toParents(keys), where, order, page)),
    )
    .load(parent)
    .catch(blameCursor(context, page));
  return toConnection(
    { rows, first: page.first, isFirstPage: page.after === undefined },
    orderName,
    (node) => order.map(({ value }) => value(node)),
    () =>
      context.loaders
        .of<string, number>(`count of ${question}`, (keys) =>
          context.read((tx) => countOfEach(tx, list.table, toParents(keys), where)),
        )
        .load(parent),
  );
}

/** An id of another type belongs to no parent: the nil UUID matches no row. */
function parentKey(relation: Relation, key: string): string {
  if (relation.parentPrefix === undefined) return key;
  return findUuid(relation.parentPrefix, key) ?? '00000000-0000-0000-0000-000000000000';
}

function prepare<T extends PgTable, Node extends Entity, F, O extends string>(
  context: Context,
  list: List<T, Node, F, O>,
  asked: ListArguments<F, O>,
) {
  if (list.scope) requireScope(context, list.scope);
  const names = asked.orderBy?.length ? asked.orderBy : [list.usualOrder];
  const orderName = `${list.type}:${names.join()}`;
  const page = toPage(context, orderName, asked);
  const order = orderColumns(list, names);
  if (page.after && page.after.length !== order.length) {
    throw problem('CURSOR_MALFORMED', context.language);
  }
  // A list's filter is an input object whose fields are all optional.
  const where = list.where(asked.filter ?? ({} as F), context);
  return { where, order, orderName, page };
}
