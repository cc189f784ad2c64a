import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { findCorrected, givenFields } from '#shared/undertaking/case-correction.ts';
import { accessPointList } from '../access-point/access-point.repository.ts';
import { isOpenOn, isWorkplaceOf } from '../access-point/access-point.ts';
import { insertCaseCorrections } from '../case-step/case-correction.repository.ts';
import { findEligibility } from '../eligibility-check/find-eligibility.ts';
import type { CorrectEnrolmentInput } from '../generated/resolvers.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { findEnrolmentForUpdate, findNextDay, updateEnrolment } from './enrolment.repository.ts';
import {
  ageBracketOn,
  checkDay,
  type Enrolment,
  type EnrolmentDayRefusal,
  notice,
} from './enrolment.ts';

type CorrectedRefusal =
  | EnrolmentDayRefusal
  | 'EnrolmentNotFound'
  | 'EnrolmentTooLate'
  | 'AccessPointNotFound'
  | 'AccessPointNotOpen'
  | 'PersonNotEligible';

export type CorrectEnrolmentRefusal = CorrectedRefusal | 'EnrolmentChanged' | 'NothingCorrected';

export async function correctEnrolment(
  context: Context,
  { enrolmentId, version, reason, ...given }: CorrectEnrolmentInput,
): Promise<Result<Enrolment, CorrectEnrolmentRefusal>> {
  requireId(context, 'enrolment', enrolmentId);
  if (given.accessPointId) requireId(context, 'access_point', given.accessPointId);
  const { viewer, now } = context;
  return transaction(context, async (tx) => {
    const known = await findEnrolmentForUpdate(tx, enrolmentId);
    if (!known || known.organisationId !== viewer.organisation) return refuse('EnrolmentNotFound');
    if (known.version !== version) return refuse('EnrolmentChanged');
    const change = givenFields(given);
    const corrections = findCorrected<Enrolment>(known, change);
    if (corrections.length === 0) return refuse('NothingCorrected');
    const corrected = await check(tx, context, { ...known, ...change, version: version + 1 });
    if (!corrected.ok) return corrected;
    await updateEnrolment(tx, corrected.value);
    const { id, organisationId } = known;
    const what = { caseType: 'Enrolment', caseId: id, number: version + 1 };
    await insertCaseCorrections(
      tx,
      known,
      corrections.map((each) => ({ ...each, ...what, reason, recordedAt: now })),
    );
    const change_ = { type: 'Enrolment', id, version: version + 1, organisation: organisationId };
    await appendChange(tx, { ...change_, kind: 'UPDATED' });
    return corrected;
  });
}

/** As if it had been entered so: on that day, at that place, with the age of that day. */
async function check(
  tx: Tx,
  { viewer, today }: Context,
  enrolment: Enrolment,
): Promise<Result<Enrolment, CorrectedRefusal>> {
  const { enrolledOn, accessPointId, personRecordId } = enrolment;
  const day = checkDay(enrolledOn, today);
  if (!day.ok) return day;
  const nextOn = await findNextDay(tx, enrolment);
  if (nextOn !== null && enrolledOn > nextOn) return refuse('EnrolmentTooLate');
  const [accessPoint] = await findByIds(tx, accessPointList, [accessPointId]);
  if (!accessPoint || !isWorkplaceOf(accessPoint, viewer)) return refuse('AccessPointNotFound');
  if (!isOpenOn(accessPoint, enrolledOn)) return refuse('AccessPointNotOpen');
  const [record] = await findByIds(tx, personRecordList, [personRecordId]);
  if (!record) return refuse('EnrolmentNotFound');
  const { result } = await findEligibility(tx, record, notice, enrolledOn);
  if (result === 'NOT_ELIGIBLE') return refuse('PersonNotEligible');
  return ok({ ...enrolment, ageBracket: ageBracketOn(enrolledOn, record.facts.birthDate) });
}
