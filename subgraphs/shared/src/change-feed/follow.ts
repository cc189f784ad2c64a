import { eq } from 'drizzle-orm';
import type { Database, Tx } from '../database/database.ts';
import { platformTransaction } from '../database/platform-transaction.ts';
import { CursorExpired, feedSource } from './feed-source.ts';
import { followedFeeds } from './followed-feed.table.ts';
import type { AskGraph, Follower } from './follower.ts';

/**
 * Brings what a domain keeps of another up to the head of its feed. Each page is written with its
 * cursor in one transaction, so a crash repeats a page and never loses one.
 */
export async function catchUp<Item extends { id: string }>(
  database: Database,
  ask: AskGraph,
  follower: Follower<Item>,
): Promise<void> {
  const source = feedSource(ask, follower);
  const write = (work: (tx: Tx) => Promise<void>) =>
    platformTransaction(database, async (tx) => {
      await work(tx);
    });

  async function takeSnapshot(): Promise<string> {
    const startedAt = new Date();
    const { head } = await source.changes(null);
    let after: string | null = null;
    do {
      const { items, next }: { items: Item[]; next: string | null } =
        await source.snapshotPage(after);
      await write((tx) => follower.put(tx, items, startedAt));
      after = next;
    } while (after !== null);
    await write(async (tx) => {
      await follower.dropNotSeenSince(tx, startedAt);
      await saveCursor(tx, follower.name, head);
    });
    return head;
  }

  let cursor = await findCursor(database, follower.name);
  for (;;) {
    cursor ??= await takeSnapshot();
    const page = await source.changes(cursor).catch((error: unknown) => {
      if (error instanceof CursorExpired) return undefined;
      throw error;
    });
    if (!page || page.nodes.some(({ kind }) => kind === 'SNAPSHOT')) {
      cursor = await takeSnapshot();
      continue;
    }
    const ids = [...new Set(page.nodes.flatMap(({ entityId }) => entityId ?? []))];
    const items = ids.length > 0 ? await source.items(ids) : [];
    const present = new Set(items.map(({ id }) => id));
    const gone = ids.filter((id) => !present.has(id));
    const { endCursor, hasNextPage } = page.pageInfo;
    // Without changes only the head moved; writing that down would itself move the head.
    if (page.nodes.length > 0) {
      await write(async (tx) => {
        if (items.length > 0) await follower.put(tx, items, new Date());
        if (gone.length > 0) await follower.drop(tx, gone);
        await saveCursor(tx, follower.name, endCursor);
      });
    }
    if (!hasNextPage) return;
    cursor = endCursor;
  }
}

async function findCursor(database: Database, name: string): Promise<string | undefined> {
  return platformTransaction(database, async (tx) => {
    const [row] = await tx.select().from(followedFeeds).where(eq(followedFeeds.name, name));
    return row?.cursor;
  });
}

async function saveCursor(tx: Tx, name: string, cursor: string): Promise<void> {
  const followedAt = new Date();
  await tx
    .insert(followedFeeds)
    .values({ name, cursor, followedAt })
    .onConflictDoUpdate({ target: followedFeeds.name, set: { cursor, followedAt } });
}
