import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { asPlatform } from '#shared/database/as-platform.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { carryOutErasure } from '../erasure/carry-out-erasure.ts';
import { findErasureOfRecord } from '../erasure/erasure.repository.ts';
import { findErasable } from '../erasure/may-erase.ts';
import { findHoldForUpdate, legalHoldList, updateHold } from './legal-hold.repository.ts';
import type { LegalHold } from './legal-hold.ts';

export type LiftLegalHoldRefusal = 'LegalHoldNotFound';

export async function liftLegalHold(
  context: Context,
  { legalHoldId }: { legalHoldId: string },
): Promise<Result<LegalHold, LiftLegalHoldRefusal>> {
  requireScope(context, 'privacy:write');
  requireId(context, 'legal_hold', legalHoldId);
  const { viewer, today, database, now } = context;
  let waiting: string | undefined;
  const lifted = await transaction(context, async (tx) => {
    const [seen] = await findByIds(tx, legalHoldList, [legalHoldId]);
    const record = seen && (await findErasable(tx, context, seen.personRecordId));
    if (!record) return refuse('LegalHoldNotFound');
    return asPlatform(tx, viewer, async () => {
      waiting = (await findErasureOfRecord(tx, record.id))?.id;
      const known = await findHoldForUpdate(tx, legalHoldId);
      if (!known) return refuse('LegalHoldNotFound');
      if (known.liftedOn !== null) return ok(known);
      const hold = { ...known, liftedOn: today, version: known.version + 1 };
      await updateHold(tx, hold);
      await appendChange(tx, {
        type: 'LegalHold',
        id: hold.id,
        version: hold.version,
        kind: 'UPDATED',
        organisation: hold.organisationId,
      });
      return ok(hold);
    });
  });
  // As with a decision: what cannot be done now is done by the round that keeps at it.
  if (lifted.ok && waiting) await carryOutErasure(database, waiting, now).catch(() => {});
  return lifted;
}
