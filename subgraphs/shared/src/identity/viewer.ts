import { z } from 'zod';
import { findUuid } from '../type-id.ts';

export const roles = [
  'ANONYMOUS',
  'COORDINATOR',
  /** Answers for the programme at a partner: agreements, training, research, project plan. */
  'PARTNER_CONTACT',
  'CASE_WORKER',
  'PARTNER_SYSTEM',
  'DASHBOARD',
  'RESEARCHER',
  'DATA_STEWARD',
  /** Runs events and sport actions at a partner, and records who came. */
  'COMMUNITY_WORKER',
  'ASSOCIATION_LEAD',
  /** Scores the proposals it was given, and sees no others. */
  'EVALUATOR',
  /** The domains themselves, following each other's feeds. */
  'PLATFORM',
] as const;

export const purposes = ['SERVICE', 'COORDINATION', 'MONITORING', 'RESEARCH', 'AUDIT'] as const;

export const scopes = [
  'membership:read',
  'membership:write',
  /** What governance keeps for partners. */
  'governance:read',
  'governance:write',
  /** What the Regione alone decides: checks of expenses, requests of data, targets. */
  'governance:decide',
  'person:read',
  'person:write',
  'person:match',
  'duplicate:decide',
  'privacy:read',
  'privacy:write',
  'identity:read',
  'enrolment:read',
  'enrolment:write',
  'case:read',
  'case:write',
  'course:write',
  'vulnerability:read',
  'vulnerability:write',
  'participation:read',
  'participation:write',
  /** What associations and the Regione have between them: proposals, grants, what is being prepared. */
  'community:read',
  'community:write',
  /** What the Regione alone decides: calls, admissions, rankings, payments. */
  'community:decide',
  'proposal:evaluate',
  'survey:read',
  'survey:write',
  'indicator:read',
  'feed:read',
  /** Who saw whose data. */
  'audit:read',
] as const;

export type Scope = (typeof scopes)[number];

/** An id of the type, as tokens carry it. */
export function idOf(prefix: string) {
  return z.string().refine((id) => findUuid(prefix, id) !== undefined);
}

/** What an issuer writes into a token of ours to keep: bounded, and in one line. */
export const claimText = z.string().regex(/^[\x20-\x7e]{1,200}$/);

/** Who asks, for whom and why; built by the gateway from a verified access token. */
export const viewerSchema = z.object({
  subject: z.string(),
  role: z.enum(roles),
  /** TypeID of the organisation the viewer belongs to. */
  organisation: idOf('organisation').nullable(),
  /** TypeID of the access point a case worker is bound to; null sees the whole organisation. */
  accessPoint: idOf('access_point').nullable(),
  scopes: z.array(z.enum(scopes)),
  purpose: z.enum(purposes).nullable(),
  /** The access token it came by (`jti`), by which a stolen one is traced; of none where it has none. */
  token: claimText.optional(),
  /** The machine client that asked (`client_id`), where the issuer says. */
  client: claimText.optional(),
});

export type Viewer = z.infer<typeof viewerSchema>;

export const anonymous: Viewer = {
  subject: 'anonymous',
  role: 'ANONYMOUS',
  organisation: null,
  accessPoint: null,
  scopes: [],
  purpose: null,
};

/** A domain at work on its own: following feeds, loading reference data. */
export const platform: Viewer = {
  subject: 'platform',
  role: 'PLATFORM',
  organisation: null,
  accessPoint: null,
  scopes: [],
  purpose: null,
};
