import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { endCaseSharesOfRecord } from '../case-step/case-share.repository.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { tellUnsharedPlans } from '../plan-sharing/tell-unshared-plans.ts';
import { endSharingOfRecord } from '../referral/end-sharing.ts';
import { findConsentForUpdate, updateConsent } from './consent.repository.ts';
import { type Consent, type WithdrawRefusal, withdraw } from './consent.ts';

export type WithdrawConsentRefusal = WithdrawRefusal | 'ConsentNotFound';

export async function withdrawConsent(
  context: Context,
  { consentId, withdrawnOn }: { consentId: string; withdrawnOn: string },
): Promise<Result<Consent, WithdrawConsentRefusal>> {
  requireId(context, 'consent', consentId);
  const { viewer, today } = context;
  return transaction(context, async (tx) => {
    const known = await findConsentForUpdate(tx, consentId);
    if (!known) return refuse('ConsentNotFound');
    const [record] = await findByIds(tx, personRecordList, [known.personRecordId]);
    // Whoever is no longer looked after may still take it back.
    if (!record || record.ownerOrganisationId !== viewer.organisation) {
      return refuse('ConsentNotFound');
    }
    const withdrawn = withdraw(known, withdrawnOn, today);
    if (!withdrawn.ok || withdrawn.value === known) return withdrawn;
    await updateConsent(tx, withdrawn.value);
    if (known.purpose === 'OPTIONAL_SHARING') {
      await endSharingOfRecord(tx, context, record.id);
      await tellUnsharedPlans(tx, await endCaseSharesOfRecord(tx, record.id, withdrawnOn));
    }
    await appendChange(tx, {
      type: 'Consent',
      id: known.id,
      version: withdrawn.value.version,
      kind: 'UPDATED',
      organisation: record.ownerOrganisationId,
    });
    return ok(withdrawn.value);
  });
}
