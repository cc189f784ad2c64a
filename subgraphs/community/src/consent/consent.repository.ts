import { inArray, lt, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { followedConsents } from './consent.table.ts';
import type { FollowedConsent } from './consent.ts';

const { id, personRecordId, purpose, givenOn, expiresOn } = followedConsents;
const columns = { id, personRecordId, purpose, givenOn, expiresOn };

export const consentsOfRecords = statement(
  columns,
  write
    .select(columns)
    .from(followedConsents)
    .where(sql`${personRecordId} = any(${idArray('person_record', 'keys')})`),
  (value: FollowedConsent) => ({ of: value.personRecordId, value }),
);

export async function putConsents(
  tx: Tx,
  consents: readonly FollowedConsent[],
  followedAt: Date,
): Promise<void> {
  if (consents.length === 0) return;
  await tx
    .insert(followedConsents)
    .values(consents.map((consent) => ({ ...consent, followedAt })))
    .onConflictDoUpdate({
      target: id,
      set: {
        givenOn: sql`excluded.given_on`,
        expiresOn: sql`excluded.expires_on`,
        followedAt: sql`excluded.followed_at`,
      },
    });
}

export async function removeConsents(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.delete(followedConsents).where(inArray(id, [...ids]));
}

export async function removeConsentsNotPutSince(tx: Tx, at: Date): Promise<void> {
  await tx.delete(followedConsents).where(lt(followedConsents.followedAt, at));
}
