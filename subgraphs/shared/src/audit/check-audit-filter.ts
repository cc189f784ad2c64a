import type { Context } from '../context.ts';
import { requireScope } from '../identity/authorise.ts';
import { problem } from '../language/problem.ts';
import { isAuditor } from './audited-entry.ts';

type Asked = { subject?: string | null; operator?: string | null; token?: string | null };

/**
 * The data steward asks for whatever there is, for the purpose of it; who holds somebody's data asks who
 * saw it, and by no filter finds out what is hidden: the names of who did.
 */
export function checkAuditFilter(
  filter: Asked,
  context: Pick<Context, 'viewer' | 'language'>,
): void {
  const { viewer, language } = context;
  if (isAuditor(viewer)) {
    const purpose = viewer.purpose ?? '';
    if (purpose !== 'AUDIT')
      throw problem('PURPOSE_FORBIDDEN', language, { purpose, purposes: 'AUDIT' });
    return;
  }
  if (!filter.subject) requireScope(context, 'audit:read');
  requireScope(context, 'privacy:read');
  const hidden = (['operator', 'token'] as const).find((field) => filter[field]);
  if (hidden) throw problem('FILTER_FORBIDDEN', language, { field: hidden, scope: 'audit:read' });
}
