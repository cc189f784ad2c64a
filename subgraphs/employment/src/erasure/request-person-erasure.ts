import type { Context } from '#shared/context.ts';
import { asPlatform } from '#shared/database/as-platform.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { RequestPersonErasureInput } from '../generated/resolvers.ts';
import { askForErasure } from './ask-for-erasure.ts';
import type { Erasure } from './erasure.ts';
import { findOpenRequests, findRecordsOfPerson } from './whole-person.repository.ts';

export type RequestPersonErasureRefusal = 'PersonNotFound' | 'ErasureGroundUnfounded';

/** Each controller answers for its own record, so each gets an erasure of its own, and may hold it. */
export async function requestPersonErasure(
  context: Context,
  { personId, ground }: RequestPersonErasureInput,
): Promise<Result<Erasure[], RequestPersonErasureRefusal>> {
  requireScope(context, 'privacy:write');
  requireId(context, 'person', personId);
  const { viewer, now } = context;
  if (viewer.role !== 'DATA_STEWARD') return refuse('PersonNotFound');
  if (ground === 'RESTORED_BACKUP') return refuse('ErasureGroundUnfounded');
  return transaction(context, async (tx) => {
    const records = await findRecordsOfPerson(tx, personId);
    if (records.length === 0) return refuse('PersonNotFound');
    const requests = await findOpenRequests(
      tx,
      records.map(({ id }) => id),
    );
    if (ground === 'SUBJECT_REQUEST' && requests.size === 0)
      return refuse('ErasureGroundUnfounded');
    return asPlatform(tx, viewer, async () => {
      const erasures: Erasure[] = [];
      for (const record of records) {
        const dataSubjectRequestId =
          ground === 'SUBJECT_REQUEST' ? (requests.get(record.id) ?? null) : null;
        erasures.push(await askForErasure(tx, record, { ground, dataSubjectRequestId }, now));
      }
      return ok(erasures);
    });
  });
}
