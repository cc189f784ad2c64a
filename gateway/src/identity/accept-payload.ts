import { z } from 'zod';
import { claimText, idOf, purposes, roles, scopes, type Viewer } from '#shared/identity/viewer.ts';
import { mapClaims } from './claim-mapping.ts';
import type { OidcIssuer, TokenIssuer } from './issuer-config.ts';
import { TokenRejected } from './token-rejected.ts';
import { readVoucher } from './voucher.ts';

/** A verified token: who it stands for, and what has to come with it. */
export type Accepted = {
  issuer: string;
  viewer: Viewer;
  /** Of the key it is bound to (RFC 7638). */
  thumbprint: string | undefined;
  /** Of the evidence that comes with each request. */
  digest: string | undefined;
};

const claimsSchema = z
  .object({
    subject: claimText,
    role: z.enum(roles),
    organisation: idOf('organisation').nullable().default(null),
    accessPoint: idOf('access_point').nullable().default(null),
    purpose: z.enum(purposes),
    scope: z.string().default(''),
    token: claimText.optional(),
    client: claimText.optional(),
  })
  // Without its access point a case worker would see the whole organisation.
  .refine(({ role, accessPoint }) => role !== 'CASE_WORKER' || accessPoint !== null);

/** What an issuer may say of people and systems unless the configuration says otherwise. */
const usualRoles: readonly string[] = roles.filter(
  (role) => role !== 'ANONYMOUS' && role !== 'PLATFORM',
);

const bindingSchema = z.object({ jkt: z.string().regex(/^[\w-]{43}$/) });

/** The viewer that the claims of a verified token make, as its issuer writes them. */
export function acceptPayload(issuer: TokenIssuer, payload: Record<string, unknown>): Accepted {
  const thumbprint = thumbprintOf(payload['cnf']);
  if (issuer.type === 'oidc') {
    const viewer = toViewer(issuer, payload);
    return { issuer: issuer.issuer, viewer, thumbprint, digest: undefined };
  }
  if (issuer.bound && thumbprint === undefined) throw new TokenRejected('unbound');
  return { issuer: issuer.issuer, thumbprint, ...readVoucher(issuer, payload) };
}

/** A binding that is not understood must not pass for none. */
function thumbprintOf(cnf: unknown): string | undefined {
  if (cnf === undefined) return undefined;
  const binding = bindingSchema.safeParse(cnf);
  if (!binding.success) throw new TokenRejected('claims');
  return binding.data.jkt;
}

function toViewer(issuer: OidcIssuer, payload: Record<string, unknown>): Viewer {
  const mapped = { ...mapClaims(issuer.claims, payload), token: payload['jti'] };
  const claims = claimsSchema.safeParse(mapped);
  if (!claims.success) throw new TokenRejected('claims');
  const { subject, role, organisation, accessPoint, purpose, scope, token, client } = claims.data;
  if (!(issuer.roles ?? usualRoles).includes(role)) throw new TokenRejected('role');
  const granted = scope.split(' ');
  return {
    subject,
    role,
    organisation,
    accessPoint,
    purpose,
    scopes: scopes.filter((each) => granted.includes(each)),
    ...(token !== undefined && { token }),
    ...(client !== undefined && { client }),
  };
}
