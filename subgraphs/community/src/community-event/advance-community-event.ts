import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceCommunityEventInput } from '../generated/resolvers.ts';
import { checkBegun } from '../micro-intervention/activity-days.ts';
import { checkOpen } from '../place/check-open.ts';
import { communityEventUndertaking } from './community-event.repository.ts';
import type { CommunityEvent } from './community-event.ts';

type Unfit = 'ActivityTooEarly' | 'PlaceNotOpen';

export type AdvanceCommunityEventRefusal = ActOnCaseRefusal | Unfit;

/** Nobody is invited to a place that is closed by then. */
export async function advanceCommunityEvent(
  context: Context,
  { communityEventId, ...request }: AdvanceCommunityEventInput,
): Promise<Result<CommunityEvent, AdvanceCommunityEventRefusal>> {
  const { act, happenedOn } = request;
  return actOnCase(
    context,
    communityEventUndertaking,
    communityEventId,
    request,
    async (advanced, tx): Promise<Result<CommunityEvent, Unfit>> => {
      const { heldOn } = advanced;
      if (act === 'HOLD') return checkBegun(advanced, { firstDay: heldOn, on: happenedOn });
      if (act === 'COUNT') return ok(advanced);
      const published = { ...advanced, publishedOn: happenedOn };
      return checkOpen(tx, published, { first: heldOn, last: heldOn });
    },
  );
}
