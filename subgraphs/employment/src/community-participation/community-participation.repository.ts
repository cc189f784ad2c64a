import { eq, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { personRecords } from '../person/person.table.ts';
import { followedParticipations } from './community-participation.table.ts';

/** Whether a person is one of those who take part; no condition when it does not matter. */
export function takesPart(person: PgColumn, wanted: boolean | undefined): SQL | undefined {
  if (wanted === undefined) return undefined;
  const participation = sql`(select from ${followedParticipations}
    join ${personRecords} on ${personRecords.id} = ${followedParticipations.personRecordId}
    where ${personRecords.personId} = ${person})`;
  return wanted ? sql`exists ${participation}` : sql`not exists ${participation}`;
}

const { personId } = personRecords;

/** Those of the people (`keys`) who take part. */
export const takingPart = statement(
  { personId },
  write
    .selectDistinct({ personId })
    .from(followedParticipations)
    .innerJoin(personRecords, eq(personRecords.id, followedParticipations.personRecordId))
    .where(sql`${personId} = any(${idArray('person', 'keys')})`),
  (row) => row.personId,
);

export type FollowedParticipation = {
  participationId: string;
  personRecordId: string;
  occurredOn: string;
  state: string;
};

export async function upsertFollowed(
  tx: Tx,
  participations: readonly FollowedParticipation[],
  followedAt: Date,
): Promise<void> {
  if (participations.length === 0) return;
  await tx
    .insert(followedParticipations)
    .values(participations.map((participation) => ({ ...participation, followedAt })))
    .onConflictDoUpdate({
      target: followedParticipations.participationId,
      set: {
        personRecordId: sql`excluded.person_record_id`,
        occurredOn: sql`excluded.occurred_on`,
        state: sql`excluded.state`,
        followedAt: sql`excluded.followed_at`,
      },
    });
}

export async function removeFollowed(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .delete(followedParticipations)
    .where(inArray(followedParticipations.participationId, [...ids]));
}

export async function removeFollowedBefore(tx: Tx, at: Date): Promise<void> {
  await tx.delete(followedParticipations).where(lt(followedParticipations.followedAt, at));
}
