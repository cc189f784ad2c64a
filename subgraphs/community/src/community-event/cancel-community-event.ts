import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import { findDaysAttended } from '../activity-attendance/find-days-attended.ts';
import type { CancelCommunityEventInput } from '../generated/resolvers.ts';
import { communityEventUndertaking } from './community-event.repository.ts';
import type { CommunityEvent } from './community-event.ts';

/** People who came are proof that it took place. */
export async function cancelCommunityEvent(
  context: Context,
  { communityEventId: id, reason, ...request }: CancelCommunityEventInput,
): Promise<Result<CommunityEvent, ActOnCaseRefusal>> {
  return actOnCase(
    context,
    communityEventUndertaking,
    id,
    { ...request, act: 'CANCEL', reason },
    async (advanced, tx): Promise<Result<CommunityEvent, 'CaseStateForbids'>> => {
      const { firstOn } = await findDaysAttended(tx, context.viewer, {
        type: 'CommunityEvent',
        id,
      });
      if (firstOn !== null) return refuse('CaseStateForbids');
      return ok({ ...advanced, cancellationReason: reason });
    },
  );
}
