import { appendChanges } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { isExitedPartner } from '#shared/membership/check-member.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { catchUpWithRecord } from '../person-record/catch-up-with-record.ts';
import { findRecordForUpdate } from '../person-record/person-record.repository.ts';
import { completeOne } from './completion.repository.ts';
import type { Participation } from './participation.ts';
import { findOwnForUpdate, isRecorded } from './participation-acts.repository.ts';

export type CompleteParticipationRefusal =
  | 'ParticipationNotFound'
  | 'ParticipationChanged'
  | 'ParticipationNotPending'
  | 'PersonRecordUnknown'
  | 'ParticipationAlreadyRecorded'
  | 'PartnerExited';

type CompleteRequest = { participationId: string; version: number; personRecordId: string };

export async function completeParticipation(
  context: Context,
  { participationId, version, personRecordId }: CompleteRequest,
): Promise<Result<Participation, CompleteParticipationRefusal>> {
  requireId(context, 'participation', participationId);
  requireId(context, 'person_record', personRecordId);
  const { organisation } = context.viewer;
  if (organisation === null) return refuse('ParticipationNotFound');
  await catchUpWithRecord(context, personRecordId);
  return transaction(context, async (tx) => {
    // The record first, as the follower does; nothing is recorded of it until this is done.
    const record = await findRecordForUpdate(tx, personRecordId);
    const [known] = await findOwnForUpdate(tx, [participationId], organisation);
    if (!known) return refuse('ParticipationNotFound');
    if (known.version !== version) return refuse('ParticipationChanged');
    if (!known.pending) return refuse('ParticipationNotPending');
    if (await isExitedPartner(tx, organisation, known.occurredOn)) return refuse('PartnerExited');
    if (!record) return refuse('PersonRecordUnknown');
    if (await isRecorded(tx, known, personRecordId)) return refuse('ParticipationAlreadyRecorded');
    const { moved, changes } = await completeOne(tx, known, record);
    await appendChanges(tx, changes);
    return ok(moved[0] ?? known);
  });
}
