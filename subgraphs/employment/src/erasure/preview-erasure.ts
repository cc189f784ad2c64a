import type { Context } from '#shared/context.ts';
import { readAsPlatform } from '#shared/database/read-as-platform.ts';
import { previewErasure } from '#shared/erasure/carry-out.repository.ts';
import { showOutcome } from '#shared/erasure/show-receipt.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readOne } from '#shared/reading/read-list.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { holdsOfRecord } from '../legal-hold/legal-hold.repository.ts';
import { isInForce } from '../legal-hold/legal-hold.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { erasurePlan } from './erasure-plan.ts';

/** Tables that the caller may not read are counted all the same: nobody can be found in a count of the own record. */
export async function readErasurePreview(context: Context, personRecordId: string) {
  requireScope(context, 'privacy:write');
  requireId(context, 'person_record', personRecordId);
  const { viewer, today } = context;
  const record = await readOne(context, personRecordList, personRecordId);
  const isController = record?.ownerOrganisationId === viewer.organisation;
  if (!record || !(isController || viewer.role === 'DATA_STEWARD')) return null;
  const holds = await readAllOf(context, 'holds of record', holdsOfRecord, record.id);
  const { id, personId, ownerOrganisationId: organisationId } = record;
  const outcome = await readAsPlatform(context, (tx) =>
    previewErasure(tx, erasurePlan, { personRecordId: id, personId, organisationId }),
  );
  return { holds: holds.filter((hold) => isInForce(hold, today)), ...showOutcome(outcome, today) };
}
