import { createHash } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Viewer } from '#shared/identity/viewer.ts';
import { type Accepted, acceptPayload } from './identity/accept-payload.ts';
import { clockSkew } from './identity/clock-skew.ts';
import { checkProof } from './identity/dpop-proof.ts';
import { type IssuerGiven, issuerSchema, type TokenIssuer } from './identity/issuer-config.ts';
import { keysOfIssuer } from './identity/issuer-keys.ts';
import { IssuerUnavailable, ProofRejected, TokenRejected } from './identity/token-rejected.ts';
import { digestOfEvidence } from './identity/voucher.ts';

/** What comes with a token: how it is sent, for what, and the proofs beside it. */
export type Presented = {
  scheme: 'bearer' | 'dpop';
  method: string;
  /** With the query, as it was asked for. */
  path: string;
  /** Headers of that name; several arrive joined by a comma. */
  proof: string | undefined;
  evidence: string | undefined;
};

export type VerifyToken = (token: string, presented?: Presented) => Promise<Viewer>;

export type VerifierOptions = {
  /** Where people reach the graph: proofs are for that address. */
  publicUrl?: string;
  /** Takes an id that nobody may use again until then; answers whether this is the first time. Without it no proof is taken. */
  spend?: (id: string, until: Date) => Promise<boolean>;
  /** The gateway's own issuer of tokens for machine clients, and which of them are stopped. */
  own?: { issuer: string; keys: JWTVerifyGetKey; isHalted: (client: string) => Promise<boolean> };
  now?: () => number;
};

const mostRemembered = 10_000;

const asBearer: Presented = {
  scheme: 'bearer',
  method: '',
  path: '',
  proof: undefined,
  evidence: undefined,
};

type Known = { issuer: TokenIssuer; keys: JWTVerifyGetKey };

/** Accepts access tokens of the listed issuers; verified ones are remembered until they end. */
export function createTokenVerifier(
  issuers: readonly IssuerGiven[],
  { publicUrl = '', spend = async () => false, own, now = Date.now }: VerifierOptions = {},
): VerifyToken {
  const known = new Map<string, Known>();
  for (const given of issuers) {
    const issuer = issuerSchema.parse(given);
    known.set(issuer.issuer, { issuer, keys: keysOfIssuer(issuer, now) });
  }
  if (own) {
    const issuer = issuerSchema.parse({ issuer: own.issuer, roles: ['PARTNER_SYSTEM'] });
    known.set(own.issuer, { issuer, keys: own.keys });
  }
  const remembered = new Map<string, { accepted: Accepted; expiresAt: number }>();

  async function accept(token: string): Promise<Accepted> {
    const hash = createHash('sha256').update(token).digest('base64url');
    const before = remembered.get(hash);
    if (before && before.expiresAt > now()) return before.accepted;
    remembered.delete(hash);
    const from = known.get(claimedIssuer(token));
    if (!from) throw new TokenRejected('issuer');
    const payload = await verify(token, from, now());
    const accepted = acceptPayload(from.issuer, payload);
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(hash, { accepted, expiresAt: payload.exp * 1000 });
    return accepted;
  }

  async function hold(token: string, thumbprint: string | undefined, presented: Presented) {
    const { scheme, method, path, proof } = presented;
    if (thumbprint === undefined) {
      if (scheme === 'dpop') throw new TokenRejected('unbound');
      return;
    }
    if (scheme !== 'dpop') throw new TokenRejected('bound');
    const url = `${publicUrl}${path}`;
    const { id, until } = await checkProof({ proof, method, url, token, thumbprint, now: now() });
    if (!(await spend(id, until))) throw new ProofRejected('replay');
  }

  return async (token, presented = asBearer) => {
    const { viewer, issuer, thumbprint, digest } = await accept(token);
    await hold(token, thumbprint, presented);
    const { evidence } = presented;
    if (digest !== undefined && (!evidence || digestOfEvidence(evidence) !== digest)) {
      throw new TokenRejected('evidence');
    }
    if (own && issuer === own.issuer && (await own.isHalted(viewer.client ?? ''))) {
      throw new TokenRejected('halted');
    }
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

/** PDND calls a voucher that is bound to a key `dpop+jwt` in some places and `at+jwt` in others. */
function typeOf(issuer: TokenIssuer, token: string): string {
  if (issuer.type === 'oidc') return issuer.tokenType;
  return decodeProtectedHeader(token).typ === 'dpop+jwt' ? 'dpop+jwt' : 'at+jwt';
}

async function verify(token: string, { issuer, keys }: Known, now: number) {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: issuer.issuer,
      audience: issuer.audience,
      typ: typeOf(issuer, token),
      algorithms: ['RS256', 'ES256', 'EdDSA', 'Ed25519'],
      requiredClaims: ['exp', 'iat', 'sub'],
      clockTolerance: clockSkew,
      currentDate: new Date(now),
    });
    const { exp, iat } = payload;
    if (exp === undefined || iat === undefined || iat > now / 1000 + clockSkew) {
      throw new TokenRejected('audience');
    }
    return { ...payload, exp };
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
  if (error instanceof TypeError || error instanceof DOMException) return true;
  const codes = ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'];
  return error instanceof errors.JOSEError && codes.includes(error.code);
}
