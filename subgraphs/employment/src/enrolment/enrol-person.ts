import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { isExitedPartner } from '#shared/membership/check-member.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { isWellFormedRef } from '#shared/undertaking/write-opened.ts';
import { accessPointList } from '../access-point/access-point.repository.ts';
import { isOpenOn, isWorkplaceOf } from '../access-point/access-point.ts';
import { findEligibility } from '../eligibility-check/find-eligibility.ts';
import { isInUseBy } from '../person/person.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { insertIfFree, insertStep } from './enrolment.repository.ts';
import {
  checkDay,
  type Enrolment,
  type EnrolmentDayRefusal,
  type EnrolmentRequest,
  notice,
  register,
} from './enrolment.ts';

export type EnrolPersonRefusal =
  | EnrolmentDayRefusal
  | 'PersonRecordNotFound'
  | 'AccessPointNotFound'
  | 'AccessPointNotOpen'
  | 'AlreadyEnrolled'
  | 'PersonNotEligible'
  | 'PartnerExited'
  | 'ExternalRefMalformed'
  | 'ExternalRefTaken';

export async function enrolPerson(
  context: Context,
  request: EnrolmentRequest,
): Promise<Result<Enrolment, EnrolPersonRefusal>> {
  requireId(context, 'person_record', request.personRecordId);
  requireId(context, 'access_point', request.accessPointId);
  const { viewer, today } = context;
  const day = checkDay(request.enrolledOn, today);
  if (!day.ok) return day;
  const { externalRef = null } = request;
  if (externalRef !== null && !isWellFormedRef(externalRef)) return refuse('ExternalRefMalformed');
  return transaction(context, async (tx) => {
    const [[record], [accessPoint]] = await Promise.all([
      findByIds(tx, personRecordList, [request.personRecordId]),
      findByIds(tx, accessPointList, [request.accessPointId]),
    ]);
    if (!record || !isInUseBy(record, viewer.organisation)) return refuse('PersonRecordNotFound');
    if (!accessPoint || !isWorkplaceOf(accessPoint, viewer)) return refuse('AccessPointNotFound');
    if (!isOpenOn(accessPoint, day.value)) return refuse('AccessPointNotOpen');
    const isOut = await isExitedPartner(tx, record.ownerOrganisationId, day.value);
    if (isOut) return refuse('PartnerExited');
    const { result } = await findEligibility(tx, record, notice, day.value);
    if (result === 'NOT_ELIGIBLE') return refuse('PersonNotEligible');
    const enrolment = await insertIfFree(tx, register(request, record));
    if (enrolment === 'REF_TAKEN') return refuse('ExternalRefTaken');
    if (enrolment === 'ALREADY_OPEN') return refuse('AlreadyEnrolled');
    const { id, version, organisationId, state, enrolledOn } = enrolment;
    await insertStep(tx, {
      enrolmentId: id,
      number: version,
      act: null,
      state,
      happenedOn: enrolledOn,
      recordedAt: context.now,
    });
    await appendChange(tx, {
      type: 'Enrolment',
      id,
      version,
      kind: 'CREATED',
      organisation: organisationId,
    });
    return ok(enrolment);
  });
}
