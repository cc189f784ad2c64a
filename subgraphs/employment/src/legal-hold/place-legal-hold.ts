import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { asPlatform } from '#shared/database/as-platform.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { newId } from '#shared/type-id.ts';
import { findErasureOfRecord, updateErasure } from '../erasure/erasure.repository.ts';
import { act } from '../erasure/erasure.ts';
import { findErasable } from '../erasure/may-erase.ts';
import { tellErasure } from '../erasure/tell-erasure.ts';
import type { PlaceLegalHoldInput } from '../generated/resolvers.ts';
import { lockRecord } from '../person-facts/person-facts.repository.ts';
import { insertHold } from './legal-hold.repository.ts';
import type { LegalHold } from './legal-hold.ts';

export type PlaceLegalHoldRefusal =
  | 'PersonRecordNotFound'
  | 'LegalHoldEndsInPast'
  | 'ErasureAlreadyRunning';

export async function placeLegalHold(
  context: Context,
  { personRecordId, reason, endsOn = null }: PlaceLegalHoldInput,
): Promise<Result<LegalHold, PlaceLegalHoldRefusal>> {
  requireScope(context, 'privacy:write');
  requireId(context, 'person_record', personRecordId);
  const { viewer, today, now } = context;
  if (endsOn !== null && endsOn < today) return refuse('LegalHoldEndsInPast');
  return transaction(context, async (tx) => {
    const record = await findErasable(tx, context, personRecordId);
    if (!record) return refuse('PersonRecordNotFound');
    return asPlatform(tx, viewer, async () => {
      const erasure = await findErasureOfRecord(tx, record.id);
      await lockRecord(tx, record.id);
      const isWaiting = erasure?.state === 'REQUESTED' || erasure?.state === 'HELD';
      if (erasure && !isWaiting) return refuse('ErasureAlreadyRunning');
      const hold: LegalHold = {
        id: newId('legal_hold'),
        personRecordId,
        organisationId: record.ownerOrganisationId,
        reason,
        placedOn: today,
        endsOn,
        liftedOn: null,
        version: 1,
      };
      await insertHold(tx, hold);
      await appendChange(tx, {
        type: 'LegalHold',
        id: hold.id,
        version: 1,
        kind: 'CREATED',
        organisation: hold.organisationId,
      });
      const held = erasure && act(erasure, 'HOLD', now);
      if (held?.ok) {
        await updateErasure(tx, held.value, 'HOLD', now);
        await tellErasure(tx, held.value);
      }
      return ok(hold);
    });
  });
}
