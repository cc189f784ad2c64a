import { and, inArray, isNotNull, ne, or, sql } from 'drizzle-orm';
import { followedFeeds } from '#shared/change-feed/followed-feed.table.ts';
import type { Tx } from '#shared/database/database.ts';
import { hashOfRecord, isHashed } from '#shared/erasure/erasure-receipt.repository.ts';
import type { Tombstone } from '#shared/erasure/reapply.ts';
import { personRecords } from '../person/person.table.ts';
import { receiptFollowers } from './follow-receipts.ts';

/** Records that are there though they were erased, each with its tombstone. */
export async function findRestored(tx: Tx, tombstones: readonly Tombstone[]) {
  const { id, personId, ownerOrganisationId, state, dataKey, sealed } = personRecords;
  const hashes = tombstones.map(({ recordHash }) => recordHash);
  const rows = await tx
    .select({ id, personId, ownerOrganisationId })
    .from(personRecords)
    .where(
      and(
        isHashed(sql`${id}`, hashes),
        or(ne(state, 'ERASED'), isNotNull(dataKey), isNotNull(sealed)),
      ),
    )
    .orderBy(id);
  const byHash = new Map(tombstones.map((each) => [each.recordHash, each.erasureId]));
  return rows.map((row) => ({ ...row, erasureId: byHash.get(hashOfRecord(row.id)) }));
}

/** Receipts that were given before are read once more, since nobody tells of them again. */
export async function readReceiptsAnew(tx: Tx): Promise<void> {
  const names = receiptFollowers.map(({ name }) => name);
  await tx.delete(followedFeeds).where(inArray(followedFeeds.name, names));
}
