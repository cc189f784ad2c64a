import { and, getTableColumns, inArray, like, lt, sql } from 'drizzle-orm';
import { followedFeeds } from '#shared/change-feed/followed-feed.table.ts';
import type { Tx } from '#shared/database/database.ts';
import { textArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { followedPlaces } from './governance-place.table.ts';
import { type KnownPlace, placeKey, provinceKey } from './governance-place.ts';

export type FollowedPlace = typeof followedPlaces.$inferInsert;

/** Which of these feeds were read to the end at least once; for the platform. */
export async function haveBeenRead(tx: Tx, feeds: readonly string[]): Promise<boolean> {
  const read = await tx
    .select({ name: followedFeeds.name })
    .from(followedFeeds)
    .where(inArray(followedFeeds.name, [...feeds]));
  return read.length === feeds.length;
}

export async function findPlaces(tx: Tx, keys: readonly string[]): Promise<KnownPlace[]> {
  if (keys.length === 0) return [];
  return tx
    .select()
    .from(followedPlaces)
    .where(inArray(followedPlaces.key, [...new Set(keys)]));
}

/** Of these provinces those of which any comune is known. */
export async function findProvinces(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  const province = sql<string>`left(${followedPlaces.key}, ${provinceKey('').length + 3}::int)`;
  const rows = await tx
    .selectDistinct({ province })
    .from(followedPlaces)
    .where(inArray(province, [...new Set(keys)]));
  return new Set(rows.map((row) => row.province));
}

const columns = getTableColumns(followedPlaces);

/** The places under each key, of all times. */
export const placesUnder = statement(
  columns,
  write
    .select(columns)
    .from(followedPlaces)
    .where(sql`${followedPlaces.key} = any(${textArray('keys')})`),
  (row) => ({ of: row.key, value: row as KnownPlace }),
);

export async function upsertPlaces(tx: Tx, places: readonly FollowedPlace[]): Promise<void> {
  if (places.length === 0) return;
  await tx
    .insert(followedPlaces)
    .values([...places])
    .onConflictDoUpdate({
      target: followedPlaces.id,
      set: {
        key: sql`excluded.key`,
        usableAs: sql`excluded.usable_as`,
        cadastralCodes: sql`excluded.cadastral_codes`,
        validFrom: sql`excluded.valid_from`,
        validTo: sql`excluded.valid_to`,
        followedAt: sql`excluded.followed_at`,
      },
    });
}

export async function removePlaces(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.delete(followedPlaces).where(inArray(followedPlaces.id, [...ids]));
}

export async function removePlacesBefore(
  tx: Tx,
  kind: Parameters<typeof placeKey>[0],
  at: Date,
): Promise<void> {
  const ofKind = like(followedPlaces.key, placeKey(kind, '%'));
  await tx.delete(followedPlaces).where(and(ofKind, lt(followedPlaces.followedAt, at)));
}
