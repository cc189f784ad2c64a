import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { newId } from '#shared/type-id.ts';
import { programmeBegan } from '../enrolment/enrolment.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { insertRequest } from './data-subject-request.repository.ts';
import {
  type DataSubjectRequest,
  type DataSubjectRequestKind,
  monthsAfter,
} from './data-subject-request.ts';

export type ReceiveDataSubjectRequestRefusal =
  | 'PersonRecordNotFound'
  | 'DataSubjectRequestInFuture'
  | 'DataSubjectRequestTooEarly';

type Request = { personRecordId: string; kind: DataSubjectRequestKind; receivedOn: string };

export async function receiveDataSubjectRequest(
  context: Context,
  { personRecordId, kind, receivedOn }: Request,
): Promise<Result<DataSubjectRequest, ReceiveDataSubjectRequestRefusal>> {
  requireId(context, 'person_record', personRecordId);
  if (receivedOn > context.today) return refuse('DataSubjectRequestInFuture');
  if (receivedOn < programmeBegan) return refuse('DataSubjectRequestTooEarly');
  return transaction(context, async (tx) => {
    const [record] = await findByIds(tx, personRecordList, [personRecordId]);
    if (!record || record.ownerOrganisationId !== context.viewer.organisation) {
      return refuse('PersonRecordNotFound');
    }
    const request: DataSubjectRequest = {
      id: newId('data_subject_request'),
      personRecordId,
      organisationId: record.ownerOrganisationId,
      kind,
      state: 'RECEIVED',
      stateSince: receivedOn,
      receivedOn,
      dueOn: monthsAfter(receivedOn, 1),
      extendedOn: null,
      extensionReason: null,
      closedOn: null,
      reason: null,
      version: 1,
    };
    await insertRequest(tx, request);
    await appendChange(tx, {
      type: 'DataSubjectRequest',
      id: request.id,
      version: 1,
      kind: 'CREATED',
      organisation: request.organisationId,
    });
    return ok(request);
  });
}
