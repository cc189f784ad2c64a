import type { Context } from '#shared/context.ts';
import { readAsPlatform } from '#shared/database/read-as-platform.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { shownCount } from '#shared/shown-count.ts';
import { countOpen } from './open-case-count.repository.ts';
import type { OpenCaseCount } from './open-case-count.ts';

/** Counts, as the platform, cases of which the caller may see no single one. */
export async function readOpenCases(
  context: Context,
  organisationId: string,
): Promise<OpenCaseCount[]> {
  const { viewer } = context;
  const isOwn = viewer.organisation === organisationId;
  requireScope(context, isOwn ? 'governance:read' : 'indicator:read');
  requireId(context, 'organisation', organisationId);
  const counted = await readAsPlatform(context, (tx) => countOpen(tx, organisationId));
  return counted.map(({ kind, count }) => {
    return { kind, count: isOwn ? count : shownCount(count) };
  });
}
