import { z } from 'zod';
import type { Context } from '../context.ts';
import type { Language } from '../language/language.ts';
import { problem } from '../language/problem.ts';
import { encodeCursor, type PageArguments, toPage } from '../reading/page.ts';
import { prefixOf, toTypeId } from '../type-id.ts';
import { type FeedEntry, type FeedPlace, findChanges } from './feed.repository.ts';

type Asked = PageArguments & { types?: readonly string[] | null };

/** A page of a domain's change feed; `name` keeps cursors of one feed out of another. */
export async function readChanges(context: Context, name: string, asked: Asked) {
  const page = toPage(context, name, asked);
  const after = page.after && toPlace(context, page.after);
  const { epoch, head, prunedThrough, entries } = await findChanges(
    context.read,
    after,
    asked.types ?? undefined,
    page.first + 1,
  );
  if (after && (after.epoch !== epoch || BigInt(after.transaction) < BigInt(prunedThrough))) {
    throw problem('CURSOR_EXPIRED', context.language);
  }
  const cursor = (transaction: string, position: string) =>
    feedCursor(name, { epoch, transaction, position });
  const headCursor = cursor(head, '0');
  const shown = entries.slice(0, page.first);
  const edges = shown.map((entry) => ({
    node: toChange(entry),
    cursor: cursor(entry.transaction, entry.position),
  }));
  const hasNextPage = entries.length > page.first;
  return {
    nodes: edges.map((edge) => edge.node),
    edges,
    pageInfo: {
      hasNextPage,
      hasPreviousPage: after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      // At the end the cursor moves to the head, past what this consumer does not see.
      endCursor: hasNextPage ? (edges.at(-1)?.cursor ?? headCursor) : headCursor,
    },
    head: headCursor,
  };
}

/** A transaction id and a position as PostgreSQL can hold them, in a feed with an id. */
const placeSchema = z.tuple([
  z.uuid(),
  z.string().regex(/^\d{1,18}$/),
  z.string().regex(/^\d{1,18}$/),
]);

function toPlace(context: { language: Language }, values: unknown): FeedPlace {
  const place = placeSchema.safeParse(values);
  if (!place.success) throw problem('CURSOR_MALFORMED', context.language);
  const [epoch, transaction, position] = place.data;
  return { epoch, transaction, position };
}

/** What a consumer is given for a place of the feed of this name, and gives back. */
export function feedCursor(name: string, { epoch, transaction, position }: FeedPlace): string {
  return encodeCursor(name, [epoch, transaction, position]);
}

export function placeOfCursor(name: string, cursor: string): FeedPlace {
  const language = 'en';
  return toPlace({ language }, toPage({ language }, name, { after: cursor }).after);
}

function toChange({ entityType, entityId, version, kind, at }: FeedEntry) {
  const id = entityId === null ? null : toTypeId(prefixOf(entityType), entityId);
  return { entityType, entityId: id, version, kind, at };
}
