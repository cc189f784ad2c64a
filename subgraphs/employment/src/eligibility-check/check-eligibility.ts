import { appendChanges } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { newId } from '#shared/type-id.ts';
import { isInUseBy } from '../person/person.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { lockRecord } from '../person-facts/person-facts.repository.ts';
import { insertCheck, reviseBefore } from './eligibility-check.repository.ts';
import type { EligibilityCheck } from './eligibility-check.ts';
import { findEligibility } from './find-eligibility.ts';

export type CheckEligibilityRefusal = 'PersonRecordNotFound' | 'EligibilityInFuture';

type Request = Pick<EligibilityCheck, 'personRecordId' | 'notice' | 'on'>;

export async function checkEligibility(
  context: Context,
  { personRecordId, notice, on }: Request,
): Promise<Result<EligibilityCheck, CheckEligibilityRefusal>> {
  requireId(context, 'person_record', personRecordId);
  const { viewer, today, now } = context;
  if (on > today) return refuse('EligibilityInFuture');
  return transaction(context, async (tx) => {
    await lockRecord(tx, personRecordId);
    const [record] = await findByIds(tx, personRecordList, [personRecordId]);
    if (!record || !isInUseBy(record, viewer.organisation)) return refuse('PersonRecordNotFound');
    const check: EligibilityCheck = {
      id: newId('eligibility_check'),
      personRecordId,
      notice,
      on,
      state: 'DECIDED',
      ...(await findEligibility(tx, record, notice, on)),
      checkedAt: now,
      version: 1,
    };
    const revised = await reviseBefore(tx, check);
    await insertCheck(tx, check);
    await appendChanges(
      tx,
      [check, ...revised].map(({ id, version }) => ({
        type: 'EligibilityCheck',
        id,
        version,
        kind: version === 1 ? 'CREATED' : 'UPDATED',
        organisation: record.ownerOrganisationId,
      })),
    );
    return ok(check);
  });
}
