import { and, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { equals, viewerAccessPoint, viewerOrganisation } from '#shared/database/placeholders.ts';
import type { Viewer } from '#shared/identity/viewer.ts';
import type { Audience } from '#shared/reading/list.ts';

export function audienceOf(viewer: Viewer): Audience {
  if (viewer.role === 'DATA_STEWARD' || viewer.role === 'PLATFORM') return 'ALL';
  if (viewer.organisation === null) return 'NOBODY';
  return viewer.accessPoint === null ? 'ORGANISATION' : 'ACCESS_POINT';
}

/**
 * The rows that row-level security lets the viewer see, said once more where an index can follow
 * it; undefined for those who see all.
 */
export function visibleTo(
  audience: Audience,
  columns: { organisation: PgColumn; accessPoint: PgColumn },
): SQL | undefined {
  if (audience === 'ALL') return undefined;
  if (audience === 'NOBODY') return sql`false`;
  return and(
    equals(columns.organisation, viewerOrganisation),
    audience === 'ACCESS_POINT' ? equals(columns.accessPoint, viewerAccessPoint) : undefined,
  );
}
