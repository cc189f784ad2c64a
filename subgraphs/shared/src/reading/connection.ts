import type { CursorValue } from './page.ts';
import { encodeCursor } from './page.ts';

/** A page of a list as GraphQL shows it; the count is only made when it is asked for. */
export type Connection<Node> = {
  nodes: Node[];
  edges: { node: Node; cursor: string }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  totalCount: () => Promise<number>;
};

/** Rows read with one more than the page holds, which tells whether there is a next page. */
export type Slice<Node> = { rows: Node[]; first: number; isFirstPage: boolean };

export function toConnection<Node>(
  slice: Slice<Node>,
  order: string,
  cursorValues: (node: Node) => CursorValue[],
  totalCount: () => Promise<number>,
): Connection<Node> {
  const nodes = slice.rows.slice(0, slice.first);
  const edges = nodes.map((node) => ({ node, cursor: encodeCursor(order, cursorValues(node)) }));
  return {
    nodes,
    edges,
    pageInfo: {
      hasNextPage: slice.rows.length > slice.first,
      hasPreviousPage: !slice.isFirstPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
}
