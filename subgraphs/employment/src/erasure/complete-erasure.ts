import { appendChange } from '#shared/change-feed/append-change.ts';
import { dateInItaly } from '#shared/clock.ts';
import type { Tx } from '#shared/database/database.ts';
import { findReceipts } from '#shared/erasure/erasure-receipt.repository.ts';
import { leavesSomething } from '#shared/erasure/fate.ts';
import {
  findRequestForUpdate,
  updateRequest,
} from '../data-subject-request/data-subject-request.repository.ts';
import { advance } from '../data-subject-request/data-subject-request.ts';
import { updateErasure } from './erasure.repository.ts';
import { act, type Erasure, missingReceipts } from './erasure.ts';
import { tellErasure } from './tell-erasure.ts';

/** Ends an erasure of which every domain has given its receipt, and answers the request it came from. */
export async function completeErasure(tx: Tx, erasure: Erasure, now: Date): Promise<void> {
  const receipts = await findReceipts(tx, erasure.id);
  const given = receipts.map(({ domain }) => domain);
  if (erasure.state !== 'RUNNING' || missingReceipts(erasure, given).length > 0) return;
  const partly = receipts.some(({ remains }) => leavesSomething(remains));
  const done = partly ? 'COMPLETE_PARTLY' : 'COMPLETE';
  const completed = act(erasure, done, now);
  if (!completed.ok) return;
  await updateErasure(tx, completed.value, done, now);
  await tellErasure(tx, completed.value);
  if (erasure.dataSubjectRequestId) await answer(tx, erasure.dataSubjectRequestId, partly, now);
}

async function answer(tx: Tx, requestId: string, partly: boolean, now: Date): Promise<void> {
  const request = await findRequestForUpdate(tx, requestId);
  if (!request) return;
  const today = dateInItaly(now);
  const happenedOn = today < request.stateSince ? request.stateSince : today;
  const advanced = advance(
    request,
    {
      version: request.version,
      act: partly ? 'COMPLETE_PARTLY' : 'COMPLETE',
      happenedOn,
      reason: partly ? 'LEGAL_OBLIGATION' : null,
    },
    happenedOn,
  );
  // Somebody may have answered it by hand meanwhile.
  if (!advanced.ok) return;
  await updateRequest(tx, advanced.value);
  await appendChange(tx, {
    type: 'DataSubjectRequest',
    id: request.id,
    version: advanced.value.version,
    kind: 'UPDATED',
    organisation: request.organisationId,
  });
}
