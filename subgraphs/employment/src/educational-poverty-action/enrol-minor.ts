import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { hasGuardian } from '../consent/record-consent.ts';
import { checkDay } from '../enrolment/enrolment.ts';
import type { EnrolMinorInput } from '../generated/resolvers.ts';
import { isInUseBy } from '../person/person.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import {
  educationalPovertyActionKind,
  insertMinor,
} from './educational-poverty-action.repository.ts';
import {
  checkMinor,
  type EducationalPovertyAction,
  type MinorRefusal,
} from './educational-poverty-action.ts';

const { type } = educationalPovertyActionKind;

export type EnrolMinorRefusal =
  | MinorRefusal
  | 'CaseNotFound'
  | 'CaseStateForbids'
  | 'CaseInFuture'
  | 'CaseBeforeProgramme'
  | 'PersonRecordNotFound'
  | 'MinorAlreadyEnrolled';

type Enrolling = Result<EducationalPovertyAction, EnrolMinorRefusal>;

export async function enrolMinor(
  context: Context,
  { educationalPovertyActionId: actionId, personRecordId, enrolledOn }: EnrolMinorInput,
): Promise<Enrolling> {
  requireId(context, 'educational_poverty_action', actionId);
  requireId(context, 'person_record', personRecordId);
  const { viewer, today } = context;
  const day = checkDay(enrolledOn, today);
  if (!day.ok) {
    return refuse(day.refusal === 'EnrolmentInFuture' ? 'CaseInFuture' : 'CaseBeforeProgramme');
  }
  return transaction(context, async (tx): Promise<Enrolling> => {
    const known = await educationalPovertyActionKind.findForUpdate(tx, actionId);
    if (!known || known.organisationId !== viewer.organisation) return refuse('CaseNotFound');
    if (known.state === 'CLOSED') return refuse('CaseStateForbids');
    const [record] = await findByIds(tx, personRecordList, [personRecordId]);
    if (!record || !isInUseBy(record, viewer.organisation)) return refuse('PersonRecordNotFound');
    const checked = checkMinor(record.facts, await hasGuardian(context, record), enrolledOn);
    if (!checked.ok) return checked;
    const isNew = await insertMinor(tx, { actionId, personRecordId, enrolledOn });
    if (!isNew) return refuse('MinorAlreadyEnrolled');
    // As the trigger has counted them; the row is locked.
    const minorsCount = known.minorsCount + 1;
    const changed = { ...known, minorsCount, version: known.version + 1 };
    await educationalPovertyActionKind.update(tx, changed);
    const { id, version, organisationId: organisation } = changed;
    await appendChange(tx, { type, id, version, kind: 'UPDATED', organisation });
    return ok(changed);
  });
}
