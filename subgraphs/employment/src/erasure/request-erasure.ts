import type { Context } from '#shared/context.ts';
import { asPlatform } from '#shared/database/as-platform.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { dataSubjectRequestList } from '../data-subject-request/data-subject-request.repository.ts';
import type { RequestErasureInput } from '../generated/resolvers.ts';
import { askForErasure } from './ask-for-erasure.ts';
import { type Erasure, isFounded } from './erasure.ts';
import { findErasable } from './may-erase.ts';

export type RequestErasureRefusal = 'PersonRecordNotFound' | 'ErasureGroundUnfounded';

export async function requestErasure(
  context: Context,
  { personRecordId, ground, dataSubjectRequestId = null }: RequestErasureInput,
): Promise<Result<Erasure, RequestErasureRefusal>> {
  requireScope(context, 'privacy:write');
  requireId(context, 'person_record', personRecordId);
  if (dataSubjectRequestId) requireId(context, 'data_subject_request', dataSubjectRequestId);
  const { viewer, now } = context;
  return transaction(context, async (tx) => {
    const record = await findErasable(tx, context, personRecordId);
    if (!record) return refuse('PersonRecordNotFound');
    const asked = dataSubjectRequestId ? [dataSubjectRequestId] : [];
    const [request = null] = await findByIds(tx, dataSubjectRequestList, asked);
    const names = dataSubjectRequestId === null || request !== null;
    // Once it runs, the request it answers may have been answered with it.
    const erasure = await asPlatform(tx, viewer, async () =>
      names && isFounded(ground, request, personRecordId)
        ? askForErasure(tx, record, { ground, dataSubjectRequestId }, now)
        : null,
    );
    return erasure ? ok(erasure) : refuse('ErasureGroundUnfounded');
  });
}
