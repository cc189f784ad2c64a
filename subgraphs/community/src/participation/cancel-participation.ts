import { appendChanges } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { transition } from '#shared/transition.ts';
import {
  type Participation,
  type ParticipationCancelReason,
  participationLifeCycle,
} from './participation.ts';
import { cancelOne, findOwnForUpdate } from './participation-acts.repository.ts';

export type CancelParticipationRefusal =
  | 'ParticipationNotFound'
  | 'ParticipationChanged'
  | 'ParticipationStateForbids';

type CancelRequest = {
  participationId: string;
  version: number;
  reason: ParticipationCancelReason;
};

/** Also after the activity has ended: what was wrong does not become right by that. */
export async function cancelParticipation(
  context: Context,
  { participationId, version, reason }: CancelRequest,
): Promise<Result<Participation, CancelParticipationRefusal>> {
  requireId(context, 'participation', participationId);
  const { organisation } = context.viewer;
  if (organisation === null) return refuse('ParticipationNotFound');
  return transaction(context, async (tx) => {
    const [known] = await findOwnForUpdate(tx, [participationId], organisation);
    if (!known) return refuse('ParticipationNotFound');
    if (known.version !== version) return refuse('ParticipationChanged');
    const cycle = participationLifeCycle;
    const next = transition(cycle, known.state, 'CANCEL', 'ParticipationStateForbids');
    if (!next.ok) return next;
    const { moved, changes } = await cancelOne(tx, { ...known, cancelReason: reason });
    await appendChanges(tx, changes);
    return ok(moved[0] ?? known);
  });
}
