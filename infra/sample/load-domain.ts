import { getTableName } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { Client } from 'pg';
import type { Domain } from '#schema/domains.ts';
import { snapshotEntry } from '#shared/change-feed/append-change.ts';
import type { FeedPlace } from '#shared/change-feed/feed.repository.ts';
import { feed, outbox } from '#shared/change-feed/outbox.table.ts';
import { copyRows } from './copy-rows.ts';
import type { LoadWatch } from './load-watch.ts';
import { isWorthRebuilding, type Portion } from './portion.ts';
import { dropIndexes } from './rebuild-indexes.ts';

/** Rows written per table. */
export type Loaded = Record<string, number>;

export type Loading = { client: Client; domain: Domain; watch: LoadWatch; signal: AbortSignal };

/** Writes portions in their order, in the transaction that the client is in. */
export async function loadPortions(
  { client, domain, watch, signal }: Loading,
  portions: readonly Portion[],
): Promise<Loaded> {
  const grown = portions.filter(isWorthRebuilding).map(({ table }) => table);
  const rebuild = await dropIndexes(client, grown);
  const loaded: Loaded = {};
  for (const { table, people, rows } of portions) {
    const name = getTableName(table);
    const step = watch.begin(domain, name);
    const written = await copyRows(client, table, rows(people), { signal, onRows: step.add });
    step.end();
    loaded[name] = (loaded[name] ?? 0) + written;
  }
  if (grown.length > 0) {
    const step = watch.begin(domain, 'indexes and foreign keys');
    await rebuild();
    step.end();
  }
  return loaded;
}

/** The one entry that tells the feed of all of it, and the place behind it. */
export async function markSnapshot(client: Client): Promise<FeedPlace> {
  const database = drizzle(client);
  const [entry] = await database
    .insert(outbox)
    .values(snapshotEntry)
    .returning({ transaction: outbox.transaction, position: outbox.position });
  const [own] = await database.select({ epoch: feed.epoch }).from(feed);
  if (!entry || !own) throw new Error('The feed gave no place to the snapshot');
  return { epoch: own.epoch, transaction: entry.transaction, position: String(entry.position) };
}
