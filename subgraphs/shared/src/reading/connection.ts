import { type DocumentNode, Kind } from 'graphql';
import type { OrderColumn } from './order.ts';
import { encodeCursor, type Page } from './page.ts';

type Edge<Node> = { node: Node; cursor: string };

type PageInfo = {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
};

/** A page of a list as GraphQL shows it; what is not asked for is not made. */
export type Connection<Node> = {
  nodes: Node[];
  edges: () => Edge<Node>[];
  pageInfo: () => PageInfo;
  totalCount: () => Promise<number>;
};

/** `rows` are one more than the page holds where there is a next one. */
export function toConnection<Node>(
  rows: Node[],
  { first, after }: Page,
  orderName: string,
  order: readonly OrderColumn<Node>[],
  totalCount: () => Promise<number>,
): Connection<Node> {
  const nodes = rows.slice(0, first);
  const cursorOf = (node: Node) =>
    encodeCursor(
      orderName,
      order.map(({ value }) => value(node)),
    );
  const cursorAt = (node: Node | undefined) => (node === undefined ? null : cursorOf(node));
  return {
    nodes,
    edges: () => nodes.map((node) => ({ node, cursor: cursorOf(node) })),
    pageInfo: () => ({
      hasNextPage: rows.length > first,
      hasPreviousPage: after !== undefined,
      startCursor: cursorAt(nodes[0]),
      endCursor: cursorAt(nodes.at(-1)),
    }),
    totalCount,
  };
}

/** How the connections of a schema are read: what is made only when asked for is a function. */
export function connectionResolvers({ definitions }: DocumentNode): Record<string, unknown> {
  return Object.fromEntries(
    definitions
      .filter((definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION)
      .filter(({ name }) => name.value.endsWith('Connection'))
      .map(({ name, fields = [] }) => [
        name.value,
        Object.fromEntries(
          fields.map((field) => [field.name.value, makeIfAsked(field.name.value)]),
        ),
      ]),
  );
}

function makeIfAsked(field: string) {
  return (connection: Record<string, unknown>) => {
    const value = connection[field];
    return typeof value === 'function' ? value() : value;
  };
}
