import { z } from 'zod';
import type { AskGraph, Follower } from './follower.ts';

const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });

const changePage = z.object({
  nodes: z.array(z.object({ entityId: z.string().nullable(), kind: z.string() })),
  pageInfo: pageInfo.extend({ endCursor: z.string() }),
  head: z.string(),
});

const listPage = z.object({ nodes: z.array(z.unknown()), pageInfo });

export type ChangePage = z.infer<typeof changePage>;

/** The answer cannot be used now; the consumer tries again later. */
export class FeedUnavailable extends Error {}

/** The feed no longer reaches back to the cursor: a new snapshot is due. */
export class CursorExpired extends Error {}

/** A followed feed and list as the graph serves them, page by page. */
export function feedSource<Item>(ask: AskGraph, follower: Follower<Item>) {
  const { feed, list, filter, entityType, selection, parse } = follower;
  const filtered = filter ? `, filter: ${filter}` : '';
  const changes = `query Follow($after: String, $types: [String!]) {
    page: ${feed}(first: 100, after: $after, types: $types) {
      nodes { entityId kind } pageInfo { hasNextPage endCursor } head } }`;
  const snapshot = `query Snapshot($after: String) {
    page: ${list}(first: 100, after: $after${filtered}) {
      nodes { ${selection} } pageInfo { hasNextPage endCursor } } }`;
  const some = `query Items($ids: [ID!]!) { page: nodes(ids: $ids) { ... on ${entityType} { ${selection} } } }`;

  async function page<T>(
    document: string,
    variables: Record<string, unknown>,
    schema: z.ZodType<T>,
  ): Promise<T> {
    const { data, errors } = await ask(document, variables);
    if (errors?.some(({ extensions }) => extensions?.['code'] === 'CURSOR_EXPIRED'))
      throw new CursorExpired();
    if (errors?.length) throw new FeedUnavailable(`${feed}: ${JSON.stringify(errors)}`);
    return schema.parse(data?.['page']);
  }

  return {
    changes: (after: string | null): Promise<ChangePage> =>
      page(changes, { after, types: [entityType] }, changePage),
    async snapshotPage(after: string | null): Promise<{ items: Item[]; next: string | null }> {
      const { nodes, pageInfo: info } = await page(snapshot, { after }, listPage);
      return { items: nodes.map(parse), next: info.hasNextPage ? info.endCursor : null };
    },
    /** Those of the ids that are still there to see. */
    async items(ids: string[]): Promise<Item[]> {
      const nodes = await page(some, { ids }, z.array(z.unknown()));
      return nodes.filter((node) => node !== null).map(parse);
    },
  };
}
