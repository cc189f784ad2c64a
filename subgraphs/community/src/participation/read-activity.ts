import type { Context } from '#shared/context.ts';
import { readOne } from '#shared/reading/read-list.ts';
import { communityEventUndertaking } from '../community-event/community-event.repository.ts';
import { microInterventionList } from '../micro-intervention/micro-intervention.repository.ts';
import { sportActionUndertaking } from '../sport-action/sport-action.repository.ts';
import type { ActivityIds } from './activity.ts';

/** What somebody took part in, by its type; null where the caller may not see it. */
export async function readActivity(context: Context, ids: ActivityIds) {
  const { microInterventionId, sportActionId, communityEventId } = ids;
  if (microInterventionId !== null) {
    const found = await readOne(context, microInterventionList, microInterventionId);
    return found && { __typename: 'MicroIntervention' as const, ...found };
  }
  if (sportActionId !== null) {
    const found = await readOne(context, sportActionUndertaking.list, sportActionId);
    return found && { __typename: 'SportAction' as const, ...found };
  }
  if (communityEventId === null) return null;
  const found = await readOne(context, communityEventUndertaking.list, communityEventId);
  return found && { __typename: 'CommunityEvent' as const, ...found };
}
