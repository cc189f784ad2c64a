import { and, eq, inArray, ne, or, sql } from 'drizzle-orm';
import type { Change } from '#shared/change-feed/append-change.ts';
import type { Tx } from '#shared/database/database.ts';
import { parseTypeId } from '#shared/type-id.ts';
import { type ActivityIds, activityIdOf } from './activity.ts';
import { toParticipation } from './participation.repository.ts';
import { participations } from './participation.table.ts';
import {
  audienceOf,
  changesFor,
  type NewParticipation,
  type Participation,
  participationLifeCycle,
} from './participation.ts';

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

export type Written = { moved: Participation[]; changes: Change[] };

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
    .set({ ...values, version: nextVersion })
    .where(inArray(participations.id, [...ids]))
    .returning();
  const changes = rows.flatMap((row) => {
    const audience = audienceOf(row.organisationId, row.recordOrganisationId);
    return changesFor(row, audience, audience);
  });
  return { moved: rows.map(toParticipation), changes };
}

export const nextVersion = sql`${participations.version} + 1`;

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
