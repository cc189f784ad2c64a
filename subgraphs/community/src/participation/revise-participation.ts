import { appendChanges } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import { isExitedPartner } from '#shared/membership/check-member.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { findRecordForUpdate } from '../person-record/person-record.repository.ts';
import { findActivityForShare } from './activity.repository.ts';
import { receives } from './activity.ts';
import { findCells } from './head-count.repository.ts';
import { type NewParticipation, type Participation, saysTheSame } from './participation.ts';
import { findOwnForUpdate, isRecorded, rewriteOne } from './participation-acts.repository.ts';
import { notFound, type RecordParticipationRefusal } from './record-participation.ts';

export type ReviseRefusal =
  | RecordParticipationRefusal
  | 'ParticipationNotFound'
  | 'ParticipationStateForbids';

export type Revised = { participation: Participation; isSame: boolean };

/** What an organiser's own system says now of what it has said before; state and name stay. */
export async function reviseParticipation(
  context: Context,
  id: string,
  draft: NewParticipation,
): Promise<Result<Revised, ReviseRefusal>> {
  requireScope(context, 'participation:write');
  const { organisationId, personRecordId, occurredOn } = draft;
  return transaction(context, async (tx): Promise<Result<Revised, ReviseRefusal>> => {
    // The record first, as whoever completes does; nothing is recorded of it until this is done.
    const record = personRecordId === null ? null : await findRecordForUpdate(tx, personRecordId);
    const [known] = await findOwnForUpdate(tx, [id], organisationId);
    if (!known) return refuse('ParticipationNotFound');
    if (known.state === 'CANCELLED') return refuse('ParticipationStateForbids');
    const cells = known.headCount ? await findCells(tx, id) : [];
    if (saysTheSame(known, cells, draft)) return ok({ participation: known, isSame: true });
    const activity = await findActivityForShare(tx, draft, organisationId);
    if (!activity) return refuse(notFound(draft));
    const received = receives(activity, occurredOn);
    if (!received.ok) return received;
    if (await isExitedPartner(tx, organisationId, occurredOn)) return refuse('PartnerExited');
    if (record === undefined) return refuse('PersonRecordUnknown');
    const other = { ...draft, id };
    if (personRecordId !== null && (await isRecorded(tx, other, personRecordId))) {
      return refuse('ParticipationAlreadyRecorded');
    }
    const { moved, changes } = await rewriteOne(tx, known, draft, record);
    await appendChanges(tx, changes);
    return ok({ participation: moved[0] ?? known, isSame: false });
  });
}
