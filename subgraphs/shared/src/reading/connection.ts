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

/** A page of a list as GraphQL shows it; what is not asked for is neither read nor made. */
export type Connection<Node> = {
  nodes: () => Promise<Node[]>;
  edges: () => Promise<Edge<Node>[]>;
  pageInfo: () => Promise<PageInfo>;
  totalCount: () => Promise<number>;
};

/**
 * Rows and their count are read when their fields are resolved, hence in the same tick. `readRows`
 * gives one row more than the page holds where there is a next one.
 */
export function toConnection<Node>(
  readRows: () => Promise<Node[]>,
  { first, after }: Page,
  orderName: string,
  order: readonly OrderColumn<Node>[],
  totalCount: () => Promise<number>,
): Connection<Node> {
  let read: Promise<Node[]> | undefined;
  const rows = () => {
    read ??= readRows();
    return read;
  };
  const nodes = () => rows().then((read) => (read.length > first ? read.slice(0, first) : read));
  const cursorOf = (node: Node) =>
    encodeCursor(
      orderName,
      order.map(({ value }) => value(node)),
    );
  const cursorAt = (node: Node | undefined) => (node === undefined ? null : cursorOf(node));
  return {
    nodes,
    edges: async () => (await nodes()).map((node) => ({ node, cursor: cursorOf(node) })),
    pageInfo: async () => {
      const shown = await nodes();
      return {
        hasNextPage: (await rows()).length > first,
        hasPreviousPage: after !== undefined,
        startCursor: cursorAt(shown[0]),
        endCursor: cursorAt(shown.at(-1)),
      };
    },
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
