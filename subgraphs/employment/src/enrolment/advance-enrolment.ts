import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { findEligibility } from '../eligibility-check/find-eligibility.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import {
  findEnrolmentForUpdate,
  findLastDay,
  insertStep,
  updateEnrolment,
} from './enrolment.repository.ts';
import {
  type AdvanceEnrolmentRefusal as AdvanceRefusal,
  advance,
  type Enrolment,
  type EnrolmentAdvance,
  notice,
} from './enrolment.ts';

export type AdvanceEnrolmentRefusal =
  | AdvanceRefusal
  | 'EnrolmentNotFound'
  | 'PersonNotEligible'
  | 'EligibilityPending';

export async function advanceEnrolment(
  context: Context,
  request: EnrolmentAdvance & { enrolmentId: string },
): Promise<Result<Enrolment, AdvanceEnrolmentRefusal>> {
  requireId(context, 'enrolment', request.enrolmentId);
  const { viewer, today, now } = context;
  return transaction(context, async (tx) => {
    const known = await findEnrolmentForUpdate(tx, request.enrolmentId);
    if (!known || known.organisationId !== viewer.organisation) return refuse('EnrolmentNotFound');
    const lastOn = await findLastDay(tx, known);
    const advanced = advance(known, request, { lastOn, today });
    if (!advanced.ok) return advanced;
    const { act, happenedOn } = request;
    if (act === 'DECLARE_ELIGIBLE') {
      const eligible = await checkTargetGroup(tx, known, happenedOn);
      if (!eligible.ok) return eligible;
    }
    const { id, state, version } = advanced.value;
    await updateEnrolment(tx, advanced.value);
    await insertStep(tx, {
      enrolmentId: id,
      number: version,
      act,
      state,
      happenedOn,
      recordedAt: now,
    });
    await appendChange(tx, {
      type: 'Enrolment',
      id,
      version,
      kind: 'UPDATED',
      organisation: known.organisationId,
    });
    return ok(advanced.value);
  });
}

async function checkTargetGroup(
  tx: Tx,
  { personRecordId }: Enrolment,
  day: string,
): Promise<Result<true, 'EnrolmentNotFound' | 'PersonNotEligible' | 'EligibilityPending'>> {
  const [record] = await findByIds(tx, personRecordList, [personRecordId]);
  if (!record) return refuse('EnrolmentNotFound');
  const { result } = await findEligibility(tx, record, notice, day);
  if (result === 'PENDING_DOCUMENT') return refuse('EligibilityPending');
  return result === 'ELIGIBLE' ? ok(true) : refuse('PersonNotEligible');
}
