import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { transaction } from '#shared/database/transaction.ts';
import { isExitedPartner } from '#shared/membership/check-member.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { newId, prefixOf } from '#shared/type-id.ts';
import type { MayRefuse } from '#shared/undertaking/case-kind.ts';
import { isWellFormedRef, type RefRefusal, writeOpened } from '#shared/undertaking/write-opened.ts';
import { accessPointList } from '../access-point/access-point.repository.ts';
import { type AccessPoint, isOpenOn, isWorkplaceOf } from '../access-point/access-point.ts';
import { checkDay } from '../enrolment/enrolment.ts';
import { isInUseBy, type PersonRecord } from '../person/person.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import type { AnyCaseKind } from './any-case-kind.ts';
import type { Case } from './case.ts';

export type OpenCaseRefusal = OpeningRefusal | RefRefusal;

type OpeningRefusal =
  | 'PersonRecordNotFound'
  | 'AccessPointNotFound'
  | 'AccessPointNotOpen'
  | 'PartnerExited'
  | 'CaseInFuture'
  | 'CaseBeforeProgramme';

export type Opening = {
  personRecordId: string;
  accessPointId: string;
  openedOn: string;
  externalRef?: string | null;
};

/** What a case is opened on, in the transaction that opens it. */
export type Around = { tx: Tx; record: PersonRecord; accessPoint: AccessPoint };

/** Opens a case on a record of the caller's organisation, with its first step. */
export async function openCase<
  State extends string,
  Act extends string,
  Known extends Case<State>,
  Refusal extends string = never,
>(
  context: Context,
  kind: AnyCaseKind<State, Act, Known>,
  opening: Opening,
  /** What the kind adds to it, or why it refuses it. */
  complete: (begun: Case<State>, around: Around) => MayRefuse<Known, Refusal>,
  /** What a unique index of this kind alone stands for. */
  ...[taken]: Refusal[]
): Promise<Result<Known, OpenCaseRefusal | Refusal>> {
  requireId(context, 'person_record', opening.personRecordId);
  requireId(context, 'access_point', opening.accessPointId);
  const { personRecordId, accessPointId, openedOn } = opening;
  const externalRef = opening.externalRef ?? null;
  if (externalRef !== null && !isWellFormedRef(externalRef)) return refuse('ExternalRefMalformed');
  return transaction(context, async (tx): Promise<Result<Known, OpenCaseRefusal | Refusal>> => {
    const found = await findAround(tx, context, opening);
    if (!found.ok) return found;
    const begun = {
      id: newId(prefixOf(kind.type)),
      personRecordId,
      accessPointId,
      organisationId: found.value.record.ownerOrganisationId,
      openedOn,
      state: kind.begins,
      stateSince: openedOn,
      externalRef,
      version: 1,
    };
    const opened = await complete(begun, { tx, ...found.value });
    if (!opened.ok) return opened;
    return writeOpened(tx, context, kind, opened.value, taken);
  });
}

/** The record and the access point of the caller's, as they were on the day of the opening. */
async function findAround(
  tx: Tx,
  { viewer, today }: Context,
  { personRecordId, accessPointId, openedOn }: Opening,
): Promise<Result<Omit<Around, 'tx'>, OpeningRefusal>> {
  const day = checkDay(openedOn, today);
  if (!day.ok) {
    const isAhead = day.refusal === 'EnrolmentInFuture';
    return refuse(isAhead ? 'CaseInFuture' : 'CaseBeforeProgramme');
  }
  const [record] = await findByIds(tx, personRecordList, [personRecordId]);
  if (!record || !isInUseBy(record, viewer.organisation)) return refuse('PersonRecordNotFound');
  const [accessPoint] = await findByIds(tx, accessPointList, [accessPointId]);
  if (!accessPoint || !isWorkplaceOf(accessPoint, viewer)) return refuse('AccessPointNotFound');
  if (!isOpenOn(accessPoint, openedOn)) return refuse('AccessPointNotOpen');
  const isOut = await isExitedPartner(tx, record.ownerOrganisationId, openedOn);
  if (isOut) return refuse('PartnerExited');
  return ok({ record, accessPoint });
}
