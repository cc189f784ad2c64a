import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { type Idempotency, isIdempotencyKey } from '#shared/identity/idempotency.ts';
import type { Viewer } from '#shared/identity/viewer.ts';
import { anonymous } from '#shared/identity/viewer.ts';
import { type Language, preferredLanguage } from '#shared/language/language.ts';
import { problem } from '#shared/language/problem.ts';
import { type ServedRequest, servedRequestOf } from './access-log/served-request.ts';
import type { VerifyToken } from './access-token.ts';
import type { Admission } from './admission/admission.ts';
import { withChallenge } from './identity/challenge.ts';
import { IssuerUnavailable, ProofRejected, TokenRejected } from './identity/token-rejected.ts';
import { OperatorNotAdmitted, standingRefusals } from './operator-standing/operator-standing.ts';

/** What a request took: fetches to each domain and the SQL statements behind them. */
export type Counts = { fetches: number; statements: number };

export type GatewayContext = {
  viewer: Viewer;
  language: Language;
  counts: Counts;
  /** The request it is, where it came by HTTP. */
  served?: ServedRequest;
  /** Where the caller gave the request a key under which it is done once. */
  idempotency?: Idempotency | undefined;
  /** Of a request that came by HTTP: what it was let in with. */
  admission?: Admission;
};

/** Who asks, by the access token; nobody in particular without one. */
export async function toContext(request: Request, verify: VerifyToken): Promise<GatewayContext> {
  const language = preferredLanguage(request.headers['accept-language']);
  const counts = { fetches: 0, statements: 0 };
  const served = servedRequestOf(request);
  const { authorization } = request.headers;
  if (authorization === undefined) return { viewer: anonymous, language, counts, served };
  const [given = '', token = ''] = authorization.split(' ');
  const scheme = given.toLowerCase();
  try {
    if (scheme !== 'bearer' && scheme !== 'dpop') throw new TokenRejected('scheme');
    const viewer = await verify(token, {
      scheme,
      method: request.method,
      path: request.originalUrl,
      proof: request.header('dpop'),
      evidence: request.header('agid-jwt-trackingevidence'),
    });
    return { viewer, language, counts, served, idempotency: readIdempotency(request, language) };
  } catch (error) {
    if (error instanceof IssuerUnavailable) throw problem('ISSUER_UNAVAILABLE', language);
    if (error instanceof ProofRejected) {
      const { reason } = error;
      throw withChallenge(problem('DPOP_PROOF_INVALID', language, { reason: reason[language] }));
    }
    if (error instanceof OperatorNotAdmitted) {
      const standing = standingRefusals[error.reason][language];
      throw problem('OPERATOR_NOT_ADMITTED', language, { standing, reason: error.reason });
    }
    if (!(error instanceof TokenRejected)) throw error;
    throw withChallenge(problem('TOKEN_INVALID', language, { reason: error.reason[language] }));
  }
}

function readIdempotency(request: Request, language: Language): Idempotency | undefined {
  const key = request.header('idempotency-key');
  if (key === undefined) return undefined;
  if (!isIdempotencyKey(key)) throw problem('IDEMPOTENCY_KEY_MALFORMED', language);
  const { query, documentId, extensions, variables, operationName } = request.body ?? {};
  const hash = extensions?.persistedQuery?.sha256Hash;
  const asked = canonical({ query, documentId, hash, variables, operationName });
  return { key, fingerprint: createHash('sha256').update(asked).digest('base64url') };
}

/** The same text for the same JSON, in whatever order its fields come. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part) => {
    const isObject = typeof part === 'object' && part !== null && !Array.isArray(part);
    if (!isObject) return part;
    return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
