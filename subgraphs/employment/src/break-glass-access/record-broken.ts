import { appendEntries } from '#shared/audit/audit-entry.repository.ts';
import { noOperation, toEntry } from '#shared/audit/to-entry.ts';
import { auditUnavailable } from '#shared/audit/unavailable.ts';
import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { getUuid } from '#shared/type-id.ts';
import type { BreakGlassAccess } from './break-glass-access.ts';

/** Into the audit by the transaction that breaks the glass: neither is without the other. */
export async function recordBroken(
  context: Context,
  tx: Tx,
  { personRecordId }: BreakGlassAccess,
): Promise<void> {
  const entry = toEntry(context, 'BREAK_GLASS', noOperation, {
    subjectType: 'PersonRecord',
    subjects: [getUuid('person_record', personRecordId)],
    fields: ['PersonRecord.vulnerabilityCases'],
    reads: [1],
  });
  try {
    await appendEntries(tx, [entry]);
  } catch (cause) {
    throw auditUnavailable(context, cause);
  }
}
