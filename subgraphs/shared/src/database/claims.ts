import { type SQL, sql } from 'drizzle-orm';
import type { Viewer } from '../identity/viewer.ts';
import { findUuid } from '../type-id.ts';

/**
 * Tells PostgreSQL, for this transaction alone, who asks: row-level security decides by it.
 * An anonymous viewer has empty claims, which match no row of a person or a partner.
 */
export function setClaims(viewer: Viewer, access: 'read only' | 'read write'): SQL {
  const organisation = claim('organisation', viewer.organisation);
  const accessPoint = claim('access_point', viewer.accessPoint);
  return sql`select set_config('transaction_read_only', ${access === 'read only' ? 'on' : 'off'}, true),
    set_config('app.role', ${viewer.role}, true),
    set_config('app.organisation_id', ${organisation}, true),
    set_config('app.access_point_id', ${accessPoint}, true)`;
}

/** Empty for nobody; a malformed id must not pass for nobody, since an empty claim can mean more. */
function claim(prefix: string, id: string | null): string {
  if (id === null) return '';
  const uuid = findUuid(prefix, id);
  if (uuid === undefined) throw new TypeError(`A viewer's claim is not an id of ${prefix}`);
  return uuid;
}
