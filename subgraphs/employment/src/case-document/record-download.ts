import { AuditUnwritable } from '#shared/audit/audit-log.ts';
import { noOperation, toEntry } from '#shared/audit/to-entry.ts';
import { auditUnavailable } from '#shared/audit/unavailable.ts';
import type { Context } from '#shared/context.ts';
import { getUuid } from '#shared/type-id.ts';
import type { CaseDocument } from './case-document.ts';

/** Before the first byte leaves it is written down who fetched it. */
export async function recordDownload(
  context: Context,
  { personRecordId, fileName }: CaseDocument,
): Promise<void> {
  const named = fileName ? ['CaseDocument.fileName'] : [];
  const entry = toEntry(context, 'DOWNLOAD', noOperation, {
    subjectType: 'PersonRecord',
    subjects: [getUuid('person_record', personRecordId)],
    fields: ['CaseDocument.contentUrl', ...named],
    reads: [named.length > 0 ? 3 : 1],
  });
  try {
    await context.audit.append([entry]);
  } catch (error) {
    throw error instanceof AuditUnwritable ? auditUnavailable(context, error) : error;
  }
}
