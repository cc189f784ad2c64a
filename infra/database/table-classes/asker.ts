import type { Viewer } from '#shared/identity/viewer.ts';
import { findUuid } from '#shared/type-id.ts';

/** Who asks, as literals of SQL: rules say by them whose a row is, and never ask a policy. */
export type Asker = {
  role: string | null;
  organisation: string;
  accessPoint: string;
  subject: string;
  isPlatform: boolean;
  isPartner: boolean;
  /** Sees all people by pseudonyms. */
  isSteward: boolean;
  /** Acts for the Regione. */
  coordinates: boolean;
  /** Works on what its organisation prepares. */
  prepares: boolean;
  /** Oversees who looked at what. */
  audits: boolean;
  /** Enters who took part or answered. */
  recordsPeople: boolean;
};

const looksOn = ['EVALUATOR', 'DASHBOARD', 'DATA_STEWARD', 'RESEARCHER'];

/** Undefined is a connection that has set no claims. */
export function askerOf(viewer: Viewer | undefined): Asker {
  const holds = (...scopes: string[]) => viewer?.scopes.some((each) => scopes.includes(each));
  const role = viewer?.role ?? null;
  const isPlatform = role === 'PLATFORM';
  const known = viewer !== undefined && role !== 'ANONYMOUS';
  return {
    role,
    organisation: uuid('organisation', viewer?.organisation),
    accessPoint: uuid('access_point', viewer?.accessPoint),
    subject: known ? quoted(viewer.subject) : 'null::text',
    isPlatform,
    isPartner: isPlatform || Boolean(viewer?.organisation),
    isSteward: role === 'DATA_STEWARD',
    coordinates: role === 'COORDINATOR' || isPlatform,
    prepares: Boolean(holds('community:read', 'community:write')) && !looksOn.includes(role ?? ''),
    audits: ['DATA_STEWARD', 'PLATFORM'].includes(role ?? '') && Boolean(holds('audit:read')),
    recordsPeople: Boolean(holds('participation:write', 'survey:write')),
  };
}

function uuid(prefix: string, id: string | null | undefined): string {
  const found = id ? findUuid(prefix, id) : undefined;
  return found ? `'${found}'::uuid` : 'null::uuid';
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'::text`;
}
