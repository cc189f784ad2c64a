import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { isInUseBy } from '../person/person.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { findTitleForUpdate, insertEvent, updateTitle } from './residence-title.repository.ts';
import {
  type Advance,
  type AdvanceRefusal,
  advance,
  type ResidenceTitle,
} from './residence-title.ts';

export type AdvanceResidenceTitleRefusal = AdvanceRefusal | 'ResidenceTitleNotFound';

export async function advanceResidenceTitle(
  context: Context,
  request: Advance & { residenceTitleId: string },
): Promise<Result<ResidenceTitle, AdvanceResidenceTitleRefusal>> {
  requireId(context, 'residence_title', request.residenceTitleId);
  const { viewer, today, now } = context;
  return transaction(context, async (tx) => {
    const title = await findTitleForUpdate(tx, request.residenceTitleId);
    if (!title) return refuse('ResidenceTitleNotFound');
    const [record] = await findByIds(tx, personRecordList, [title.personRecordId]);
    if (!record || !isInUseBy(record, viewer.organisation)) return refuse('ResidenceTitleNotFound');
    const advanced = advance(title, request, today);
    if (!advanced.ok) return advanced;
    await updateTitle(tx, advanced.value);
    await insertEvent(tx, advanced.value, now);
    await appendChange(tx, {
      type: 'ResidenceTitle',
      id: title.id,
      version: advanced.value.version,
      kind: 'UPDATED',
      organisation: record.ownerOrganisationId,
    });
    return ok(advanced.value);
  });
}
