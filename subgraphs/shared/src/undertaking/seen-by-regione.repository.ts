import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { equals, viewerOrganisation } from '../database/placeholders.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { Audience } from '../reading/list.ts';

// What lies between a partner and the Regione: seen by the two of them, and by nobody else.

function isRegione({ role }: Viewer): boolean {
  return role === 'COORDINATOR';
}

/** Who else than its organisation may act on it, where the Regione decides. */
export function mayRegioneWrite(_: object, viewer: Viewer): boolean {
  return isRegione(viewer);
}

/** What a partner left behind is still decided on: whether it had left is asked where it adds something. */
export async function isNeverOut(): Promise<boolean> {
  return false;
}

export function audienceOf(viewer: Viewer): Audience {
  return isRegione(viewer) || viewer.role === 'PLATFORM' ? 'ALL' : 'ORGANISATION';
}

/** What row-level security lets a partner see, said once more where an index can follow it. */
export function heldBy(organisation: PgColumn, audience: Audience): SQL | undefined {
  return audience === 'ALL' ? undefined : equals(organisation, viewerOrganisation);
}

export const todayInItaly = sql`(now() at time zone 'Europe/Rome')::date`;

/** No condition where it was not asked. */
export function isSo(condition: SQL, wanted: boolean | undefined): SQL | undefined {
  if (wanted === undefined) return undefined;
  return wanted ? condition : sql`not (${condition})`;
}
