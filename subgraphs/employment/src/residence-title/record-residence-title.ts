import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { newId } from '#shared/type-id.ts';
import type { RecordResidenceTitleInput } from '../generated/resolvers.ts';
import { isInUseBy } from '../person/person.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { insertEvent, insertTitle } from './residence-title.repository.ts';
import { type RecordRefusal, type ResidenceTitle, readTitle } from './residence-title.ts';

export type RecordResidenceTitleRefusal = RecordRefusal | 'PersonRecordNotFound';

export async function recordResidenceTitle(
  context: Context,
  input: RecordResidenceTitleInput,
): Promise<Result<ResidenceTitle, RecordResidenceTitleRefusal>> {
  requireId(context, 'person_record', input.personRecordId);
  const { viewer, today, now } = context;
  const { personRecordId, reason, happenedOn } = input;
  const { status = null, expiresOn = null, issuedBy = null, issuedOn = null } = input;
  const read = readTitle({ status, expiresOn, happenedOn }, today);
  if (!read.ok) return read;
  return transaction(context, async (tx) => {
    const [record] = await findByIds(tx, personRecordList, [personRecordId]);
    if (!record || !isInUseBy(record, viewer.organisation)) return refuse('PersonRecordNotFound');
    const title: ResidenceTitle = {
      id: newId('residence_title'),
      personRecordId,
      organisationId: record.ownerOrganisationId,
      accessPointId: record.accessPointId,
      ...read.value,
      since: happenedOn,
      reason,
      issuedBy,
      issuedOn,
      version: 1,
    };
    await insertTitle(tx, title);
    await insertEvent(tx, title, now);
    await appendChange(tx, {
      type: 'ResidenceTitle',
      id: title.id,
      version: 1,
      kind: 'CREATED',
      organisation: record.ownerOrganisationId,
    });
    return ok(title);
  });
}
