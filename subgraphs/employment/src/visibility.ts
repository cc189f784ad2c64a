import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Viewer } from '#shared/identity/viewer.ts';

/**
 * The rows that row-level security lets the viewer see, said once more where an index can follow
 * it; undefined for those who see all.
 */
export function visibleTo(
  viewer: Viewer,
  columns: { organisation: PgColumn; accessPoint: PgColumn },
): SQL | undefined {
  if (viewer.role === 'DATA_STEWARD' || viewer.role === 'PLATFORM') return undefined;
  if (viewer.organisation === null) return sql`false`;
  return and(
    eq(columns.organisation, viewer.organisation),
    viewer.accessPoint ? eq(columns.accessPoint, viewer.accessPoint) : undefined,
  );
}
