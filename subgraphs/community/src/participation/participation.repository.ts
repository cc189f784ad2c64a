import { and, eq, gte, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '#shared/database/database.ts';
import { isOneOf } from '#shared/database/placeholders.ts';
import { type Asked, defineList, type Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { newId } from '#shared/type-id.ts';
import type { ParticipationFilter, ParticipationOrder } from '../generated/resolvers.ts';
import { followedPersonRecords } from '../person-record/person-record.table.ts';
import type { FollowedPersonRecord } from '../person-record/person-record.ts';
import { activityPrefixes } from './activity.ts';
import { insertCells } from './head-count.repository.ts';
import type { HeadCount, SexCounts } from './head-count.ts';
import { participations } from './participation.table.ts';
import type { NewParticipation, Participation } from './participation.ts';

type Row = typeof participations.$inferSelect;

export function toParticipation(row: Row): Participation {
  const { id, microInterventionId, communityEventId, sportActionId, organisationId } = row;
  const { personRecordId, pending, state, cancelReason, occurredOn, externalRef, version } = row;
  return {
    id,
    microInterventionId,
    communityEventId,
    sportActionId,
    organisationId,
    personRecordId,
    headCount: toHeadCount(row),
    pending,
    state,
    cancelReason,
    occurredOn,
    externalRef,
    version,
  };
}

/** `participation_one_subject` says that all three are there, or none. */
function toHeadCount(row: Row): HeadCount | null {
  const { headCountFemale: female, headCountMale: male, headCountUnknown: sexUnknown } = row;
  if (female === null || male === null || sexUnknown === null) return null;
  return { participationId: row.id, female, male, sexUnknown };
}

const { occurredOn } = participations;

export const participationList = defineList({
  type: 'Participation',
  table: participations,
  id: participations.id,
  toNode: toParticipation,
  orders: {
    OCCURRED_ON_ASC: ascending(occurredOn, (node: Participation) => node.occurredOn),
    OCCURRED_ON_DESC: descending(occurredOn, (node: Participation) => node.occurredOn),
  } satisfies Record<ParticipationOrder, OrderColumn<Participation>>,
  usualOrder: 'OCCURRED_ON_DESC',
  where: (asked: Asked<ParticipationFilter>) => [
    asked.state && isOneOf(participations.state, asked.state),
    asked.occurredFrom && gte(occurredOn, asked.occurredFrom),
    asked.occurredBefore && lt(occurredOn, asked.occurredBefore),
    asked.ofPerson === true ? isNotNull(participations.personRecordId) : undefined,
    asked.ofPerson === false ? isNull(participations.personRecordId) : undefined,
    asked.pending === undefined ? undefined : eq(participations.pending, asked.pending),
  ],
});

export const ofPerson: Relation = {
  name: 'person',
  parentPrefix: 'person',
  on: (key) => sql`${participations.personId} = ${key}`,
};

const ofActivity = (prefix: string): Relation => ({
  name: prefix,
  parentPrefix: prefix,
  on: (key) => sql`${participations.activityId} = ${key}`,
});

export const ofMicroIntervention = ofActivity(activityPrefixes.microInterventionId);
export const ofCommunityEvent = ofActivity(activityPrefixes.communityEventId);
export const ofSportAction = ofActivity(activityPrefixes.sportActionId);

/** Undefined when the record has one for that day, or the name is taken: unique indexes decide the race. */
export async function insertUnlessRecorded(
  tx: Tx,
  participation: NewParticipation,
  record: FollowedPersonRecord | null,
): Promise<Participation | undefined> {
  const { headCount, ...facts } = participation;
  const [row] = await tx
    .insert(participations)
    .values({
      ...facts,
      id: newId('participation'),
      ...heldBy(record),
      ...countedIn(headCount),
    })
    .onConflictDoNothing()
    .returning();
  if (!row) return undefined;
  await insertCells(tx, row.id, headCount?.cells ?? []);
  return toParticipation(row);
}

/** As the partial indexes say it. */
const isKept = sql`${participations.state} <> 'CANCELLED'`;

/** What an organisation has under these names of its own; the name of one that is cancelled is free. */
export async function findOwnByRef(
  tx: Tx,
  organisationId: string,
  refs: readonly string[],
): Promise<Participation[]> {
  if (refs.length === 0) return [];
  const isOwn = eq(participations.organisationId, organisationId);
  const rows = await tx
    .select()
    .from(participations)
    .where(and(isOwn, inArray(participations.externalRef, [...refs]), isKept));
  return rows.map(toParticipation);
}

export function countedIn(headCount: SexCounts | null) {
  return {
    headCountFemale: headCount?.female ?? null,
    headCountMale: headCount?.male ?? null,
    headCountUnknown: headCount?.sexUnknown ?? null,
  };
}

/** What a participation keeps of the record it is of. */
export function heldBy(record: FollowedPersonRecord | null) {
  return {
    personId: record?.personId ?? null,
    recordOrganisationId: record?.organisationId ?? null,
    recordAccessPointId: record?.accessPointId ?? null,
  };
}

/** A participation whose record is now of another person or holder; `before` and `now` hold it. */
type Moved = Pick<Participation, 'id' | 'version' | 'organisationId'> & {
  before: string | null;
  now: string | null;
};

/**
 * Gives the participations of these records what is now known of each (nothing of one that is
 * gone), in one statement, and says which of them that changed.
 */
export async function alignWithRecords(tx: Tx, recordIds: string[]): Promise<Moved[]> {
  if (recordIds.length === 0) return [];
  const former = alias(participations, 'former');
  const record = followedPersonRecords;
  const held = sql`(${former.personId}, ${former.recordOrganisationId}, ${former.recordAccessPointId})`;
  const known = sql`(${record.personId}, ${record.organisationId}, ${record.accessPointId})`;
  const moved = tx
    .select({
      id: former.id,
      before: sql`${former.recordOrganisationId}`.mapWith(former.recordOrganisationId).as('before'),
      personId: record.personId,
      organisationId: record.organisationId,
      accessPointId: record.accessPointId,
    })
    .from(former)
    .leftJoin(record, eq(record.id, former.personRecordId))
    .where(and(inArray(former.personRecordId, recordIds), sql`${held} is distinct from ${known}`))
    .for('update', { of: former })
    .as('moved');
  return tx
    .update(participations)
    .set({
      personId: sql`${moved.personId}`,
      recordOrganisationId: sql`${moved.organisationId}`,
      recordAccessPointId: sql`${moved.accessPointId}`,
      version: sql`${participations.version} + 1`,
    })
    .from(moved)
    .where(eq(participations.id, moved.id))
    .returning({
      id: participations.id,
      version: participations.version,
      organisationId: participations.organisationId,
      before: moved.before,
      now: participations.recordOrganisationId,
    });
}
