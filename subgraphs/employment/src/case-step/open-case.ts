import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { newId, prefixOf } from '#shared/type-id.ts';
import { accessPointList } from '../access-point/access-point.repository.ts';
import { isOpenOn, isWorkplaceOf } from '../access-point/access-point.ts';
import { checkDay } from '../enrolment/enrolment.ts';
import { isInUseBy } from '../person/person.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { insertCaseStep } from './case-step.repository.ts';
import type { Case } from './case-step.ts';

export type OpenCaseRefusal =
  | 'PersonRecordNotFound'
  | 'AccessPointNotFound'
  | 'AccessPointNotOpen'
  | 'CaseInFuture'
  | 'CaseBeforeProgramme';

type Opening = { personRecordId: string; accessPointId: string; openedOn: string };

type NewCase<State extends string, Opened extends Case<State>> = {
  /** GraphQL type of the case. */
  type: string;
  state: State;
  toCase: (begun: Case<State>) => Opened;
  insert: (tx: Tx, opened: Opened) => Promise<void>;
};

/** Opens a case on a record of the caller's organisation, with its first step. */
export async function openCase<State extends string, Opened extends Case<State>>(
  context: Context,
  { type, state, toCase, insert }: NewCase<State, Opened>,
  { personRecordId, accessPointId, openedOn }: Opening,
): Promise<Result<Opened, OpenCaseRefusal>> {
  requireScope(context, 'case:write');
  requireId(context, 'person_record', personRecordId);
  requireId(context, 'access_point', accessPointId);
  const { viewer, today, now } = context;
  const day = checkDay(openedOn, today);
  if (!day.ok) {
    const isAhead = day.refusal === 'EnrolmentInFuture';
    return refuse(isAhead ? 'CaseInFuture' : 'CaseBeforeProgramme');
  }
  return transaction(context, async (tx) => {
    const [record] = await findByIds(tx, personRecordList, [personRecordId]);
    if (!record || !isInUseBy(record, viewer.organisation)) return refuse('PersonRecordNotFound');
    const [accessPoint] = await findByIds(tx, accessPointList, [accessPointId]);
    if (!accessPoint || !isWorkplaceOf(accessPoint, viewer)) return refuse('AccessPointNotFound');
    if (!isOpenOn(accessPoint, openedOn)) return refuse('AccessPointNotOpen');
    const id = newId(prefixOf(type));
    const organisationId = record.ownerOrganisationId;
    const whose = { id, personRecordId, organisationId };
    const opened = toCase({ ...whose, state, stateSince: openedOn, version: 1 });
    await insert(tx, opened);
    await insertCaseStep(tx, {
      caseType: type,
      caseId: id,
      number: 1,
      personRecordId,
      act: null,
      state,
      happenedOn: openedOn,
      recordedAt: now,
    });
    const change = { type, id, version: 1, organisation: organisationId };
    await appendChange(tx, { ...change, kind: 'CREATED' });
    return ok(opened);
  });
}
