import { z } from 'zod';
import { graphAudience } from '#shared/identity/client-token.ts';
import { idOf, purposes, roles, scopes } from '#shared/identity/viewer.ts';

/** Nobody reads what is asked of this machine itself; everything else goes through TLS. */
const secureUrl = z.url({ protocol: /^https?$/ }).refine(isSecure, 'must be https');

export function isSecure(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/**
 * Where in a token something is: the name of a claim, or a JSON pointer (RFC 6901) as in
 * `/realm_access/roles`; `values` says which of ours is meant by which of theirs, and `always` is
 * the same in every token.
 */
const claimSource = z.union([
  z.string().min(1),
  z.strictObject({
    from: z.string().min(1),
    values: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  }),
  z.strictObject({ always: z.string() }),
]);

const claimMap = z.strictObject({
  subject: claimSource.default('sub'),
  role: claimSource.default('role'),
  organisation: claimSource.default('organisation'),
  accessPoint: claimSource.default('access_point'),
  purpose: claimSource.default('purpose'),
  scope: claimSource.default('scope'),
  client: claimSource.default('client_id'),
});

const oidcIssuer = z.strictObject({
  type: z.literal('oidc').default('oidc'),
  issuer: secureUrl,
  /** Without it the issuer's own metadata says. */
  jwksUri: secureUrl.optional(),
  audience: z.string().min(1).default(graphAudience),
  /** What the header of its access tokens says they are; RFC 9068 unless said. */
  tokenType: z.string().min(1).default('at+jwt'),
  /** The roles it may give; without, all but those of nobody and of the platform itself. */
  roles: z.array(z.enum(roles)).readonly().optional(),
  claims: claimMap.prefault({}),
});

/** What a consumer may do under its agreement on one of our e-services. */
const agreement = z.strictObject({
  consumerId: z.uuid(),
  eserviceId: z.uuid(),
  /** Of that purpose alone; of any where it is not said. */
  purposeId: z.uuid().optional(),
  organisation: idOf('organisation'),
  purpose: z.enum(purposes).default('SERVICE'),
  scopes: z.array(z.enum(scopes)).min(1),
  /** Whether each request has to come with tracking evidence. */
  evidence: z.boolean().default(false),
});

const pdndIssuer = z.strictObject({
  type: z.literal('pdnd'),
  /** PDND calls itself by a bare name, `interop.pagopa.it`. */
  issuer: z.string().min(1),
  jwksUri: secureUrl,
  /** As the e-service is published. */
  audience: z.string().min(1),
  producerId: z.uuid(),
  /** Whether vouchers have to be bound to a key of the consumer's. */
  bound: z.boolean().default(false),
  agreements: z.array(agreement),
});

export const issuerSchema = z.union([oidcIssuer, pdndIssuer]);

export type TokenIssuer = z.infer<typeof issuerSchema>;
/** As it is written, with what it leaves out. */
export type IssuerGiven = z.input<typeof issuerSchema>;
export type OidcIssuer = z.infer<typeof oidcIssuer>;
export type PdndIssuer = z.infer<typeof pdndIssuer>;
export type ClaimMap = OidcIssuer['claims'];
export type ClaimSource = z.infer<typeof claimSource>;
