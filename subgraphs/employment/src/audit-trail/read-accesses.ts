import {
  type AuditEntryFilter,
  accessList,
  ofPersonRecord,
} from '#shared/audit/audit-trail.repository.ts';
import { isAuditor } from '#shared/audit/audited-entry.ts';
import type { Context } from '#shared/context.ts';
import type { ListArguments } from '#shared/reading/list.ts';
import { readListOf } from '#shared/reading/read-list.ts';
import type { PersonRecord } from '../person/person.ts';

type Asked = ListArguments<AuditEntryFilter, keyof typeof accessList.orders>;

/** Who looked at a record, for the partner that holds it: others would take an empty list for nobody. */
export function readAccesses(
  context: Context,
  { id, ownerOrganisationId }: PersonRecord,
  asked: Asked,
) {
  const { viewer } = context;
  const accesses = readListOf(context, accessList, ofPersonRecord, id, asked);
  return isAuditor(viewer) || ownerOrganisationId === viewer.organisation ? accesses : null;
}
