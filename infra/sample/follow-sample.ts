import { eq, getTableColumns, getTableName, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Client } from 'pg';
import type { FeedPlace } from '#shared/change-feed/feed.repository.ts';
import { followedFeeds } from '#shared/change-feed/followed-feed.table.ts';
import { feed } from '#shared/change-feed/outbox.table.ts';
import { feedCursor, placeOfCursor } from '#shared/change-feed/read-changes.ts';
import type { FollowedSampleRows, SampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { quoted } from './copy-text.ts';
import type { PlannedPerson } from './person-plan.ts';
import type { Portion } from './portion.ts';
import { type People, rowsOfPeople } from './sample-tables.ts';

type Row = Record<string, unknown>;

/**
 * Whether a follower knows all that the followed domain had before the sample and nothing of the
 * sample, so that it may be put behind the sample's snapshot. If not, it takes the snapshot itself,
 * through the graph.
 */
export async function isUpToDate(
  consumer: Client,
  origin: Client,
  { follower, ...followed }: FollowedSampleRows,
  portion: Portion,
): Promise<boolean> {
  // A load that was lost between two commits may have left them.
  if (await holdsFirst(consumer, portion)) return false;
  const [known] = await drizzle(consumer)
    .select()
    .from(followedFeeds)
    .where(eq(followedFeeds.name, follower.name));
  if (!known) {
    const table = quoted(followed.origin.table);
    return (await origin.query(`select from ${table} limit 1`)).rows.length === 0;
  }
  const place = placeOfCursor(follower.feed, known.cursor);
  const { rows } = await drizzle(origin).execute(sql`
    select from ${feed} where epoch = ${place.epoch}::uuid and not exists (
      select from outbox
      where (transaction, position) > (${place.transaction}::xid8, ${place.position}::bigint)
        and (entity_type = ${follower.entityType} or kind = 'SNAPSHOT'))`);
  return rows.length > 0;
}

async function holdsFirst(consumer: Client, { table, rows }: Portion): Promise<boolean> {
  const [first] = rows();
  const [key, column] =
    Object.entries<PgColumn>(getTableColumns(table)).find(([, { primary }]) => primary) ?? [];
  if (!first || !key || !column) return false;
  const found = await drizzle(consumer).select().from(table).where(eq(column, first[key])).limit(1);
  return found.length > 0;
}

/** What the follower would have put, made from the rows at its origin. */
export function followedPortion(
  { table, origin, toRow }: FollowedSampleRows,
  seed: number,
  tablesOfOrigin: readonly SampleRowsOfPeople<PlannedPerson>[],
  people: People,
): Portion {
  const followedAt = new Date();
  const made = tablesOfOrigin.filter((rows) => getTableName(rows.table) === origin.table);
  function* rows(some = people): Generator<Row> {
    for (const each of made) {
      for (const row of rowsOfPeople(seed, each, some)) yield toRow(row, followedAt);
    }
  }
  return { table, people, rows };
}

/** As if the follower had read the feed up to here. */
export async function putBehind(
  consumer: Client,
  { follower: { name, feed: feedName } }: FollowedSampleRows,
  place: FeedPlace,
): Promise<void> {
  const row = { cursor: feedCursor(feedName, place), followedAt: new Date() };
  await drizzle(consumer)
    .insert(followedFeeds)
    .values({ name, ...row })
    .onConflictDoUpdate({ target: followedFeeds.name, set: row });
}
