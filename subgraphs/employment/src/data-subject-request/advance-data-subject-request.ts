import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { findRequestForUpdate, updateRequest } from './data-subject-request.repository.ts';
import {
  type Advance,
  type AdvanceRefusal,
  advance,
  type DataSubjectRequest,
} from './data-subject-request.ts';

export type AdvanceDataSubjectRequestRefusal = AdvanceRefusal | 'DataSubjectRequestNotFound';

export async function advanceDataSubjectRequest(
  context: Context,
  asked: Advance & { dataSubjectRequestId: string },
): Promise<Result<DataSubjectRequest, AdvanceDataSubjectRequestRefusal>> {
  requireId(context, 'data_subject_request', asked.dataSubjectRequestId);
  const { viewer, today } = context;
  return transaction(context, async (tx) => {
    const request = await findRequestForUpdate(tx, asked.dataSubjectRequestId);
    if (!request || request.organisationId !== viewer.organisation) {
      return refuse('DataSubjectRequestNotFound');
    }
    const advanced = advance(request, asked, today);
    if (!advanced.ok) return advanced;
    await updateRequest(tx, advanced.value);
    await appendChange(tx, {
      type: 'DataSubjectRequest',
      id: request.id,
      version: advanced.value.version,
      kind: 'UPDATED',
      organisation: request.organisationId,
    });
    return ok(advanced.value);
  });
}
