import { and, eq, getTableColumns, inArray, isNotNull, ne, or, sql } from 'drizzle-orm';
import type { Change } from '#shared/change-feed/append-change.ts';
import type { Tx } from '#shared/database/database.ts';
import { parseTypeId } from '#shared/type-id.ts';
import {
  correctionsOfUndertakings,
  insertUndertakingCorrections,
} from '#shared/undertaking/undertaking-step.repository.ts';
import { followedPersonRecords } from '../person-record/person-record.table.ts';
import type { FollowedPersonRecord } from '../person-record/person-record.ts';
import { type ActivityIds, activityIdOf } from './activity.ts';
import { insertCells, removeCells } from './head-count.repository.ts';
import { countedIn, heldBy, toParticipation } from './participation.repository.ts';
import { participations } from './participation.table.ts';
import {
  audienceOf,
  changesFor,
  type NewParticipation,
  type Participation,
  participationLifeCycle,
} from './participation.ts';
import type { Revision } from './revision.ts';

/** Those that an organisation recorded, locked in one order, so that two calls cannot wait for each other. */
export async function findOwnForUpdate(
  tx: Tx,
  ids: readonly string[],
  organisationId: string,
): Promise<Participation[]> {
  const isOwn = eq(participations.organisationId, organisationId);
  const rows = await tx
    .select()
    .from(participations)
    .where(and(inArray(participations.id, [...ids]), isOwn))
    .orderBy(participations.id)
    .for('update');
  return rows.map(toParticipation);
}

/** Those an import is about: by their ids, and whoever is expected of these records. */
export async function findOwnOrExpectedForUpdate(
  tx: Tx,
  { ids, recordIds }: { ids: readonly string[]; recordIds: readonly string[] },
  organisationId: string,
): Promise<Participation[]> {
  const { id, personRecordId } = participations;
  const isExpected = and(
    inArray(personRecordId, [...recordIds]),
    eq(participations.state, 'EXPECTED'),
  );
  const rows = await tx
    .select()
    .from(participations)
    .where(
      and(eq(participations.organisationId, organisationId), or(inArray(id, [...ids]), isExpected)),
    )
    .orderBy(id)
    .for('update');
  return rows.map(toParticipation);
}

/** Whoever the organisation expects as a draft says, of the same record in the same activity on the same day. */
export async function findExpectedForUpdate(
  tx: Tx,
  draft: NewParticipation,
): Promise<Participation | undefined> {
  if (draft.personRecordId === null) return undefined;
  const { activityId, personRecordId, organisationId, occurredOn, state } = participations;
  const [row] = await tx
    .select()
    .from(participations)
    .where(
      and(
        eq(activityId, parseTypeId(activityIdOf(draft))?.uuid ?? ''),
        eq(personRecordId, draft.personRecordId),
        eq(occurredOn, draft.occurredOn),
        eq(organisationId, draft.organisationId),
        eq(state, 'EXPECTED'),
      ),
    )
    .for('update');
  return row && toParticipation(row);
}

/** Whoever names participations of an organisation too waits until this transaction ends. */
export async function lockNames(tx: Tx, organisationId: string): Promise<void> {
  const name = `participations of ${organisationId}`;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

type Written = { moved: Participation[]; changes: Change[] };

export function confirmAll(tx: Tx, ids: readonly string[]): Promise<Written> {
  return updateAll(tx, ids, { state: 'CONFIRMED' });
}

/** Under the name it has, or that it has from now on. */
export function attendOne(
  tx: Tx,
  { id, externalRef }: Pick<Participation, 'id' | 'externalRef'>,
  name: string | null,
): Promise<Written> {
  const { to: state } = participationLifeCycle.ATTEND;
  return updateAll(tx, [id], { state, externalRef: externalRef ?? name });
}

/** What is cancelled waits for no record either. */
export function cancelOne(
  tx: Tx,
  { id, cancelReason }: Pick<Participation, 'id' | 'cancelReason'>,
): Promise<Written> {
  const ended = { pending: false, awaitedRecordId: null };
  return updateAll(tx, [id], { state: 'CANCELLED', cancelReason, ...ended });
}

async function updateAll(
  tx: Tx,
  ids: readonly string[],
  values: Partial<typeof participations.$inferInsert>,
): Promise<Written> {
  if (ids.length === 0) return { moved: [], changes: [] };
  const rows = await tx
    .update(participations)
    .set({ ...values, version })
    .where(inArray(participations.id, [...ids]))
    .returning();
  const changes = rows.flatMap((row) => {
    const audience = audienceOf(row.organisationId, row.recordOrganisationId);
    return changesFor(row, audience, audience);
  });
  return { moved: rows.map(toParticipation), changes };
}

const version = sql`${participations.version} + 1`;

/** Whether a record has another participation in the same activity on the same day. */
export async function isRecorded(
  tx: Tx,
  participation: ActivityIds & Pick<Participation, 'id' | 'occurredOn'>,
  personRecordId: string,
): Promise<boolean> {
  const { id, activityId, occurredOn, state, awaitedRecordId } = participations;
  const record = sql`coalesce(${participations.personRecordId}, ${awaitedRecordId})`;
  const found = await tx
    .select({ id })
    .from(participations)
    .where(
      and(
        eq(activityId, parseTypeId(activityIdOf(participation))?.uuid ?? ''),
        sql`${record} = ${sql.param(personRecordId, awaitedRecordId)}`,
        eq(occurredOn, participation.occurredOn),
        ne(state, 'CANCELLED'),
        ne(id, participation.id),
      ),
    )
    .limit(1);
  return found.length > 0;
}

/** Says of a participation what is now known to be so, and who learns of it. */
export async function rewriteOne(
  tx: Tx,
  { id }: Pick<Participation, 'id'>,
  { headCount, version: _, organisationId: __, ...facts }: NewParticipation,
  record: FollowedPersonRecord | null,
): Promise<Written> {
  const [former] = await tx
    .select({ holder: participations.recordOrganisationId })
    .from(participations)
    .where(eq(participations.id, id));
  await removeCells(tx, [id]);
  const rows = await tx
    .update(participations)
    .set({ ...facts, ...heldBy(record), ...countedIn(headCount), version })
    .where(eq(participations.id, id))
    .returning();
  await insertCells(tx, id, headCount?.cells ?? []);
  const changes = rows.flatMap((row) =>
    changesFor(
      row,
      audienceOf(row.organisationId, former?.holder ?? null),
      audienceOf(row.organisationId, row.recordOrganisationId),
    ),
  );
  return { moved: rows.map(toParticipation), changes };
}

export const correctionsOf = correctionsOfUndertakings('Participation');

/** What a participation said before, with the version that says otherwise. */
export async function insertCorrections(
  tx: Tx,
  known: Participation,
  { corrections, recordedAt }: Pick<Revision, 'corrections'> & { recordedAt: Date },
): Promise<void> {
  if (corrections.length === 0) return;
  const of = { caseType: 'Participation', caseId: known.id, number: known.version + 1 };
  const whole = { ...of, reason: 'LATE_INFORMATION' as const, recordedAt };
  await insertUndertakingCorrections(
    tx,
    known,
    corrections.map((each) => ({ ...each, ...whole })),
  );
}

/** Nobody is counted any more where a person is known to have been there. */
const countsNobody = {
  headCountFemale: null,
  headCountMale: null,
  headCountUnknown: null,
  pending: false,
  awaitedRecordId: null,
  version,
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
