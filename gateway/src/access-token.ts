import { createHash } from 'node:crypto';
import { createRemoteJWKSet, decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import { graphAudience } from '#shared/identity/client-token.ts';
import {
  claimText,
  idOf,
  purposes,
  roles,
  type Scope,
  scopes,
  type Viewer,
} from '#shared/identity/viewer.ts';
import type { Wording } from '#shared/language/language.ts';
import type { TokenIssuer } from './config.ts';

/** Why a token was not accepted, for its holder. */
export class TokenRejected extends Error {
  readonly reason: Wording;

  constructor(reason: keyof typeof reasons) {
    super(reasons[reason].en);
    this.reason = reasons[reason];
  }
}

/** The issuer's keys cannot be had now: nobody's token is to blame. */
export class IssuerUnavailable extends Error {}

const reasons = {
  scheme: { en: 'it is not a bearer token', it: 'non è un token di tipo bearer' },
  form: { en: 'it is not a JSON web token', it: 'non è un JSON web token' },
  issuer: { en: 'its issuer is not accepted here', it: 'chi lo ha emesso non è riconosciuto' },
  role: { en: 'its issuer may not give that role', it: 'chi lo ha emesso non può dare quel ruolo' },
  claims: { en: 'its claims are not those of a viewer', it: 'le sue attestazioni non bastano' },
  audience: {
    en: 'it is for another audience, of another type, or not yet valid',
    it: 'è destinato ad altri, di altro tipo o non ancora valido',
  },
  expired: { en: 'it has expired', it: 'è scaduto' },
  signature: { en: 'its signature does not hold', it: 'la firma non è valida' },
} satisfies Record<string, Wording>;

export type VerifyToken = (token: string) => Promise<Viewer>;

const claimsSchema = z
  .object({
    iss: z.string(),
    sub: z.string(),
    exp: z.number(),
    role: z.enum(roles),
    organisation: idOf('organisation').nullable().default(null),
    access_point: idOf('access_point').nullable().default(null),
    purpose: z.enum(purposes),
    scope: z.string().default(''),
    jti: claimText.optional(),
    client_id: claimText.optional(),
  })
  // Without its access point a case worker would see the whole organisation.
  .refine(({ role, access_point }) => role !== 'CASE_WORKER' || access_point !== null);

/** What an issuer may say of people and systems unless the configuration says otherwise. */
const usualRoles: readonly string[] = roles.filter(
  (role) => role !== 'ANONYMOUS' && role !== 'PLATFORM',
);

const mostRemembered = 10_000;

/** Accepts access tokens of the listed issuers; verified ones are remembered until they end. */
export function createTokenVerifier(issuers: TokenIssuer[]): VerifyToken {
  const keySets = new Map(
    issuers.map(({ issuer, jwksUri }) => [
      issuer,
      createRemoteJWKSet(new URL(jwksUri), { cooldownDuration: 30_000, timeoutDuration: 3_000 }),
    ]),
  );
  const rolesOf = new Map(issuers.map(({ issuer, roles: given }) => [issuer, given]));
  const remembered = new Map<string, { viewer: Viewer; expiresAt: number }>();

  return async (token) => {
    const hash = createHash('sha256').update(token).digest('base64url');
    const known = remembered.get(hash);
    if (known && known.expiresAt > Date.now()) return known.viewer;
    remembered.delete(hash);
    const keys = keySets.get(claimedIssuer(token));
    if (!keys) throw new TokenRejected('issuer');
    const payload = await verify(token, keys);
    const claims = claimsSchema.safeParse(payload);
    if (!claims.success) throw new TokenRejected('claims');
    const allowed = rolesOf.get(claims.data.iss) ?? usualRoles;
    if (!allowed.includes(claims.data.role)) {
      throw new TokenRejected('role');
    }
    const viewer = toViewer(claims.data);
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(hash, { viewer, expiresAt: claims.data.exp * 1000 });
    return viewer;
  };
}

function claimedIssuer(token: string): string {
  try {
    return decodeJwt(token).iss ?? '';
  } catch {
    throw new TokenRejected('form');
  }
}

async function verify(
  token: string,
  keys: ReturnType<typeof createRemoteJWKSet>,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: claimedIssuer(token),
      audience: graphAudience,
      typ: 'at+jwt',
      algorithms: ['RS256', 'ES256', 'EdDSA'],
      requiredClaims: ['exp', 'iat', 'sub'],
      clockTolerance: 5,
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new TokenRejected('expired');
    if (error instanceof errors.JWTClaimValidationFailed) {
      throw new TokenRejected('audience');
    }
    if (isIssuersFault(error)) throw new IssuerUnavailable();
    if (error instanceof errors.JOSEError) throw new TokenRejected('signature');
    throw error;
  }
}

/** No answer, or not a key set: jose has its own codes, a refused connection is `fetch`'s. */
function isIssuersFault(error: unknown): boolean {
  if (error instanceof TypeError) return true;
  const codes = ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'];
  return error instanceof errors.JOSEError && codes.includes(error.code);
}

function toViewer(claims: z.infer<typeof claimsSchema>): Viewer {
  const granted = claims.scope.split(' ');
  return {
    subject: claims.sub,
    role: claims.role,
    organisation: claims.organisation,
    accessPoint: claims.access_point,
    purpose: claims.purpose,
    scopes: scopes.filter((scope: Scope) => granted.includes(scope)),
    ...(claims.jti !== undefined && { token: claims.jti }),
    ...(claims.client_id !== undefined && { client: claims.client_id }),
  };
}
