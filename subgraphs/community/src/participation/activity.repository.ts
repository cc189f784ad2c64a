import { and, eq, inArray, or } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { findUuid } from '#shared/type-id.ts';
import { communityEventUndertaking } from '../community-event/community-event.repository.ts';
import { communityEvents } from '../community-event/community-event.table.ts';
import { findForShare } from '../micro-intervention/micro-intervention.repository.ts';
import { microInterventions } from '../micro-intervention/micro-intervention.table.ts';
import { sportActionUndertaking } from '../sport-action/sport-action.repository.ts';
import { sportActions } from '../sport-action/sport-action.table.ts';
import { type Activity, type ActivityIds, activityPrefixes } from './activity.ts';

/** The activity an organisation answers for, unchanged until the transaction ends. */
export async function findActivityForShare(
  tx: Tx,
  ids: ActivityIds,
  organisationId: string,
): Promise<Activity | undefined> {
  const { microInterventionId, sportActionId, communityEventId } = ids;
  if (microInterventionId !== null) {
    const value = await findForShare(tx, microInterventionId, organisationId);
    return value && { kind: 'MicroIntervention', value };
  }
  if (sportActionId !== null) {
    const { id, organisationId: runs } = sportActions;
    const isOwn = and(eq(id, sportActionId), eq(runs, organisationId));
    const [row] = await tx.select().from(sportActions).where(isOwn).for('share');
    return row && { kind: 'SportAction', value: sportActionUndertaking.list.toNode(row) };
  }
  if (communityEventId === null) return undefined;
  const { id, organisationId: holds } = communityEvents;
  const isOwn = and(eq(id, communityEventId), eq(holds, organisationId));
  const [row] = await tx.select().from(communityEvents).where(isOwn).for('share');
  return row && { kind: 'CommunityEvent', value: communityEventUndertaking.list.toNode(row) };
}

/** Activities of an organisation by the names that rows give: an id, or its own name for it. */
export async function findActivitiesNamed(
  tx: Tx,
  organisationId: string,
  names: readonly string[],
): Promise<Map<string, ActivityIds[]>> {
  const found = new Map<string, ActivityIds[]>();
  if (names.length === 0) return found;
  const wanted = new Set(names);
  const note = (name: string | null, ids: ActivityIds) => {
    if (name !== null && wanted.has(name)) found.set(name, [...(found.get(name) ?? []), ids]);
  };
  for (const { table, field } of namedTables) {
    const { id, externalRef } = table;
    const prefix = activityPrefixes[field];
    const uuids = names.filter((name) => findUuid(prefix, name) !== undefined);
    const rows = await tx
      .select({ id, externalRef })
      .from(table)
      .where(
        and(
          eq(table.organisationId, organisationId),
          or(inArray(externalRef, [...names]), inArray(id, uuids)),
        ),
      );
    for (const row of rows) {
      const ids = { ...noActivity, [field]: row.id };
      note(row.id, ids);
      note(row.externalRef, ids);
    }
  }
  return found;
}

const noActivity: ActivityIds = {
  microInterventionId: null,
  communityEventId: null,
  sportActionId: null,
};

const namedTables = [
  { table: microInterventions, field: 'microInterventionId' },
  { table: communityEvents, field: 'communityEventId' },
  { table: sportActions, field: 'sportActionId' },
] as const;
