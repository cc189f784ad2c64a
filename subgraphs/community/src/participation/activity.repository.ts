import { and, eq } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { communityEventUndertaking } from '../community-event/community-event.repository.ts';
import { communityEvents } from '../community-event/community-event.table.ts';
import { findForShare } from '../micro-intervention/micro-intervention.repository.ts';
import { sportActionUndertaking } from '../sport-action/sport-action.repository.ts';
import { sportActions } from '../sport-action/sport-action.table.ts';
import type { Activity, ActivityIds } from './activity.ts';

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
