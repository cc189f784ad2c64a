import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { equals, idArray, textArray, viewerOrganisation } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { followedPersonRecords } from './person-record.table.ts';
import type { FollowedPersonRecord } from './person-record.ts';

function toRecord(row: typeof followedPersonRecords.$inferSelect): FollowedPersonRecord {
  const { followedAt: _, ...record } = row;
  return record;
}

const { id } = followedPersonRecords;

/** The record of an `id`, when it has arrived. */
export const knownRecord = statement(
  { id },
  write
    .select({ id })
    .from(followedPersonRecords)
    .where(equals(id, sql.placeholder('id'))),
);

/** Of the viewer's organisation, the records it calls by these names; and by id, of anybody. */
export const knownRecords = statement(
  { id },
  write
    .select({ id })
    .from(followedPersonRecords)
    .where(
      sql`${id} = any(${idArray('person_record', 'ids')})
        or (${equals(followedPersonRecords.organisationId, viewerOrganisation)}
          and ${followedPersonRecords.externalRef} = any(${textArray('refs')}))`,
    ),
);

/** Ids of the records that an organisation calls by these names of its own. */
export async function findRecordIdsByRef(
  tx: Tx,
  organisationId: string,
  refs: readonly string[],
): Promise<Map<string, string>> {
  if (refs.length === 0) return new Map();
  const { organisationId: holder, externalRef } = followedPersonRecords;
  const rows = await tx
    .select({ id, externalRef })
    .from(followedPersonRecords)
    .where(and(eq(holder, organisationId), inArray(externalRef, [...refs])));
  return new Map(rows.map((row) => [row.externalRef ?? '', row.id]));
}

/**
 * The record, which the follower cannot change until the transaction ends: a participation written
 * meanwhile is then seen by the change that comes next.
 */
export async function holdRecord(tx: Tx, id: string): Promise<FollowedPersonRecord | undefined> {
  const [row] = await tx
    .select()
    .from(followedPersonRecords)
    .where(eq(followedPersonRecords.id, id))
    .for('share');
  return row && toRecord(row);
}

/** The same, and nobody else holds it meanwhile: nothing is recorded of it until the transaction ends. */
export async function findRecordForUpdate(
  tx: Tx,
  id: string,
): Promise<FollowedPersonRecord | undefined> {
  const [row] = await tx
    .select()
    .from(followedPersonRecords)
    .where(eq(followedPersonRecords.id, id))
    .for('update');
  return row && toRecord(row);
}

/** The same for many, in the order in which the follower puts them: two that need the same cannot wait for each other. */
export async function lockRecords(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .select({ id })
    .from(followedPersonRecords)
    .where(inArray(id, [...ids]))
    .orderBy(id)
    .for('update');
}

/** Ids in one order, so that two followers at work cannot wait for each other. */
export async function putRecords(tx: Tx, records: FollowedPersonRecord[], at: Date): Promise<void> {
  const sorted = records.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await tx
    .insert(followedPersonRecords)
    .values(sorted.map((record) => ({ ...record, followedAt: at })))
    .onConflictDoUpdate({
      target: followedPersonRecords.id,
      set: {
        personId: sql`excluded.person_id`,
        organisationId: sql`excluded.organisation_id`,
        accessPointId: sql`excluded.access_point_id`,
        externalRef: sql`excluded.external_ref`,
        followedAt: sql`excluded.followed_at`,
      },
    });
}

export async function removeRecords(tx: Tx, ids: string[]): Promise<void> {
  await tx.delete(followedPersonRecords).where(inArray(followedPersonRecords.id, ids));
}

/** Removes what was last put before the instant, and says what that was. */
export async function removeRecordsNotPutSince(tx: Tx, at: Date): Promise<string[]> {
  const rows = await tx
    .delete(followedPersonRecords)
    .where(lt(followedPersonRecords.followedAt, at))
    .returning({ id: followedPersonRecords.id });
  return rows.map(({ id }) => id);
}
