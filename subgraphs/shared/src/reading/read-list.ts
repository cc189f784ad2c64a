import type { PgTable } from 'drizzle-orm/pg-core';
import type { Context } from '../context.ts';
import type { Values } from '../database/statement.ts';
import { problem } from '../language/problem.ts';
import { findUuid, prefixOf } from '../type-id.ts';
import { askedOf } from './asked.ts';
import { type Connection, toConnection } from './connection.ts';
import { blameCursor } from './cursor-fault.ts';
import { keptStatement } from './kept-statement.ts';
import { type List, type ListArguments, orderColumns, type Relation } from './list.ts';
import { afterValues } from './order.ts';
import { toPage } from './page.ts';
import {
  selectByIds,
  selectCount,
  selectCountOfEach,
  selectPage,
  selectPageOfEach,
} from './select.ts';

type Entity = { id: string };

/** The entity with this id; null when it is not there, not visible, or the id is of another type. */
export function readOne<T extends PgTable, Node extends Entity, F, O extends string>(
  context: Context,
  list: List<T, Node, F, O>,
  id: string,
): Promise<Node | null> | null {
  const prefix = prefixOf(list.type);
  if (findUuid(prefix, id) === undefined) return null;
  const loader = context.loaders.of<string, Node | null>(list.type, async (ids) => {
    const statement = keptStatement(list, 'by ids', () => selectByIds(list, prefix));
    const nodes = await context.read(statement, { ids });
    const byId = new Map(nodes.map((node) => [node.id, node]));
    return ids.map((wanted) => byId.get(wanted) ?? null);
  });
  return loader.load(id);
}

/** A page of the whole list. */
export function readList<T extends PgTable, Node extends Entity, F, O extends string>(
  context: Context,
  list: List<T, Node, F, O>,
  asked: ListArguments<F, O>,
): Connection<Node> {
  const { shape, page, order, orderName, conditions, values } = prepare(context, list, asked);
  const pageStatement = keptStatement(list, `page ${shape}`, () =>
    selectPage(list, { where: conditions(), order, readsOn: page.after !== undefined }),
  );
  const rows = () => context.read(pageStatement, values).catch(blameCursor(context, page));
  return toConnection(rows, page, orderName, order, () => {
    const count = keptStatement(list, `count ${shape}`, () =>
      selectCount(list.table, conditions()),
    );
    return context.read(count, values).then(([total]) => total ?? 0);
  });
}

/** A page of what belongs to a parent; the pages of all parents asked in one tick are one statement. */
export function readListOf<T extends PgTable, Node extends Entity, F, O extends string>(
  context: Context,
  list: List<T, Node, F, O>,
  relation: Relation,
  parent: string,
  asked: ListArguments<F, O>,
): Connection<Node> {
  const question = `${list.type} by ${relation.name} ${JSON.stringify(asked)}`;
  const { pages, counts, page, order, orderName } = context.loaders.keep(question, () =>
    askEach(context, list, relation, asked, question),
  );
  return toConnection(
    () => pages.load(parent),
    page,
    orderName,
    order,
    () => counts.load(parent),
  );
}

/** What all parents are asked alike: the loaders of their pages and of their counts. */
function askEach<T extends PgTable, Node extends Entity, F, O extends string>(
  context: Context,
  list: List<T, Node, F, O>,
  relation: Relation,
  asked: ListArguments<F, O>,
  question: string,
) {
  const { shape, page, order, orderName, conditions, values } = prepare(context, list, asked);
  const pages = context.loaders.of<string, Node[]>(question, async (keys) => {
    const statement = keptStatement(list, `page by ${relation.name} ${shape}`, () =>
      selectPageOfEach(list, relation, {
        where: conditions(),
        order,
        readsOn: page.after !== undefined,
      }),
    );
    const rows = context.read(statement, { ...values, keys }).catch(blameCursor(context, page));
    const found: Node[][] = keys.map(() => []);
    for (const { position, value } of await rows) found[position - 1]?.push(value);
    return found;
  });
  const counts = context.loaders.of<string, number>(`count of ${question}`, async (keys) => {
    const statement = keptStatement(list, `count by ${relation.name} ${shape}`, () =>
      selectCountOfEach(list.table, relation, conditions()),
    );
    const found = keys.map(() => 0);
    for (const { position, value } of await context.read(statement, { ...values, keys })) {
      found[position - 1] = value;
    }
    return found;
  });
  return { pages, counts, page, order, orderName };
}

/** Checks what is asked, and names the shape of the statements that answer it. */
function prepare<T extends PgTable, Node extends Entity, F, O extends string>(
  context: Context,
  list: List<T, Node, F, O>,
  asked: ListArguments<F, O>,
) {
  const names = asked.orderBy?.length ? asked.orderBy : [list.usualOrder];
  const orderName = `${list.type}:${names.join()}`;
  const page = toPage(context, orderName, asked);
  const order = orderColumns(list, names);
  if (page.after && page.after.length !== order.length) {
    throw problem('CURSOR_MALFORMED', context.language);
  }
  // A list's filter is an input object whose fields are all optional.
  const filter = asked.filter ?? ({} as F);
  list.check?.(filter, context);
  const audience = list.audience?.(context.viewer) ?? 'ALL';
  const { fields, name, values } = askedOf(filter);
  return {
    page,
    order,
    orderName,
    shape: [audience, orderName, page.after ? 'on' : '', name].join(' '),
    conditions: () => list.where(fields, audience),
    values: {
      ...values,
      limit: page.first + 1,
      ...(page.after && afterValues(page.after)),
    } satisfies Values,
  };
}
