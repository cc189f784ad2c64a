import { and, eq, inArray, ne, type SQL, sql } from 'drizzle-orm';
import { arrayText } from '#shared/database/columns.ts';
import type { Tx } from '#shared/database/database.ts';
import { getUuid, parseTypeId } from '#shared/type-id.ts';
import { communityEvents } from '../community-event/community-event.table.ts';
import type { DaysAttended } from '../micro-intervention/activity-days.ts';
import { participations } from '../participation/participation.table.ts';
import { sportActions } from '../sport-action/sport-action.table.ts';
import type { Presences } from './activity-attendance.ts';

// Whoever asks how many came sees none of those who did: all of it is read as the platform.

const { activityId, personRecordId, personId, state, occurredOn } = participations;
const { headCountFemale, headCountMale, headCountUnknown } = participations;

const number = (expression: SQL) => expression.mapWith(Number);

const ofPersons = sql`count(${personRecordId})`;
const counted = sql`coalesce(sum(${headCountFemale} + ${headCountMale} + ${headCountUnknown}), 0)`;

const presences = {
  ofPersons: number(ofPersons),
  persons: number(sql`count(distinct ${personId})`),
  counted: number(counted),
};

/** Of persons who have a record, and of people who are only counted. */
export const timesPresent = number(sql`${ofPersons} + ${counted}`);

export const came = inArray(state, ['ATTENDED', 'CONFIRMED']);

type Counted = Presences & { of: string };

function among(column: SQL, ids: readonly string[]): SQL {
  const uuids = ids.flatMap((id) => parseTypeId(id)?.uuid ?? []);
  return sql`${column} = any(${arrayText(uuids)}::uuid[])`;
}

/** Of activities of whatever kind, by their UUIDs. */
export function countPresences(tx: Tx, ids: readonly string[]): Promise<Counted[]> {
  return tx
    .select({ of: sql<string>`${activityId}::text`, ...presences })
    .from(participations)
    .where(and(among(sql`${activityId}`, ids), came))
    .groupBy(activityId);
}

/** Of all that takes place at places, by their UUIDs. */
export function countPresencesAt(tx: Tx, ids: readonly string[]): Promise<Counted[]> {
  const { sportActionId, communityEventId } = participations;
  const placeId = sql`coalesce(${sportActions.placeId}, ${communityEvents.placeId})`;
  return tx
    .select({ of: sql<string>`${placeId}::text`, ...presences })
    .from(participations)
    .leftJoin(sportActions, eq(sportActions.id, sportActionId))
    .leftJoin(communityEvents, eq(communityEvents.id, communityEventId))
    .where(
      and(
        sql`${activityId} in (
          select id from ${sportActions} where ${among(sql`place_id`, ids)}
          union all select id from ${communityEvents} where ${among(sql`place_id`, ids)})`,
        came,
      ),
    )
    .groupBy(placeId);
}

/** When anybody is recorded to take part in an activity, expected people too. */
export async function findDays(
  tx: Tx,
  { prefix, id }: { prefix: string; id: string },
): Promise<DaysAttended> {
  const [days] = await tx
    .select({
      firstOn: sql<string | null>`min(${occurredOn})::text`,
      lastOn: sql<string | null>`max(${occurredOn})::text`,
    })
    .from(participations)
    .where(and(eq(activityId, getUuid(prefix, id)), ne(state, 'CANCELLED')));
  return days ?? { firstOn: null, lastOn: null };
}
