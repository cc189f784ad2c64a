import { and, eq, getTableColumns, isNotNull, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { followedPersonRecords } from '../person-record/person-record.table.ts';
import type { FollowedPersonRecord } from '../person-record/person-record.ts';
import { removeCells } from './head-count.repository.ts';
import { heldBy, toParticipation } from './participation.repository.ts';
import { participations } from './participation.table.ts';
import { audienceOf, changesFor, type Participation } from './participation.ts';
import { nextVersion, type Written } from './participation-acts.repository.ts';

/** Nobody is counted any more where a person is known to have been there. */
const countsNobody = {
  headCountFemale: null,
  headCountMale: null,
  headCountUnknown: null,
  pending: false,
  awaitedRecordId: null,
  version: nextVersion,
};

/** The pending participation becomes that of the record, and whoever sees the record learns of it. */
export async function completeOne(
  tx: Tx,
  { id }: Pick<Participation, 'id'>,
  record: FollowedPersonRecord,
): Promise<Written> {
  const rows = await tx
    .update(participations)
    .set({ personRecordId: record.id, ...heldBy(record), ...countsNobody })
    .where(eq(participations.id, id))
    .returning();
  return toCompleted(tx, rows);
}

/** The same for all whose record has arrived: those just followed, and any that crossed with its arrival. */
export async function completeAwaited(tx: Tx): Promise<Written> {
  const { awaitedRecordId, pending } = participations;
  const record = followedPersonRecords;
  const rows = await tx
    .update(participations)
    .set({
      personRecordId: sql`${record.id}`,
      personId: sql`${record.personId}`,
      recordOrganisationId: sql`${record.organisationId}`,
      recordAccessPointId: sql`${record.accessPointId}`,
      ...countsNobody,
    })
    .from(record)
    .where(and(eq(record.id, awaitedRecordId), isNotNull(awaitedRecordId), pending))
    .returning(getTableColumns(participations));
  return toCompleted(tx, rows);
}

async function toCompleted(tx: Tx, rows: (typeof participations.$inferSelect)[]): Promise<Written> {
  const moved = rows.map(toParticipation);
  await removeCells(
    tx,
    moved.map(({ id }) => id),
  );
  const changes = rows.flatMap((row) =>
    changesFor(
      row,
      audienceOf(row.organisationId, null),
      audienceOf(row.organisationId, row.recordOrganisationId),
    ),
  );
  return { moved, changes };
}
