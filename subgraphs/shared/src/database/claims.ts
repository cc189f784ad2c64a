import { type SQL, sql } from 'drizzle-orm';
import type { Viewer } from '../identity/viewer.ts';
import { findUuid } from '../type-id.ts';

/**
 * Tells PostgreSQL, for this transaction alone, who asks: row-level security decides by it.
 * An anonymous viewer has empty claims, which match no row of a person or a partner.
 */
export function setClaims(viewer: Viewer): SQL {
  const [role, organisation, accessPoint, subject, scopes] = claimsOf(viewer);
  return sql`select set_config('app.role', ${role}, true),
    set_config('app.organisation_id', ${organisation}, true),
    set_config('app.access_point_id', ${accessPoint}, true),
    set_config('app.subject', ${subject}, true),
    set_config('app.scopes', ${scopes}, true)`;
}

/** The same as a prepared statement, which takes `claimsOf` a viewer. */
export const claimsText = `select set_config('app.role', $1, true),
  set_config('app.organisation_id', $2, true), set_config('app.access_point_id', $3, true),
  set_config('app.subject', $4, true),
  set_config('app.scopes', $5, true)`;

export function claimsOf(
  viewer: Viewer,
): [role: string, organisation: string, accessPoint: string, subject: string, scopes: string] {
  return [
    viewer.role,
    claim('organisation', viewer.organisation),
    claim('access_point', viewer.accessPoint),
    viewer.role === 'ANONYMOUS' ? '' : viewer.subject,
    viewer.scopes.join(' '),
  ];
}

/** Empty for nobody; a malformed id must not pass for nobody, since an empty claim can mean more. */
function claim(prefix: string, id: string | null): string {
  if (id === null) return '';
  const uuid = findUuid(prefix, id);
  if (uuid === undefined) throw new TypeError(`A viewer's claim is not an id of ${prefix}`);
  return uuid;
}
