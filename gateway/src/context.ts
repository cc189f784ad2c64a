import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { type Idempotency, isIdempotencyKey } from '#shared/identity/idempotency.ts';
import type { Viewer } from '#shared/identity/viewer.ts';
import { anonymous } from '#shared/identity/viewer.ts';
import { type Language, preferredLanguage } from '#shared/language/language.ts';
import { problem } from '#shared/language/problem.ts';
import { IssuerUnavailable, TokenRejected, type VerifyToken } from './access-token.ts';
import { OperatorNotAdmitted, standingRefusals } from './operator-standing/operator-standing.ts';

/** What a request took: fetches to each domain and the SQL statements behind them. */
export type Counts = { fetches: number; statements: number };

export type GatewayContext = {
  viewer: Viewer;
  language: Language;
  counts: Counts;
  /** Where the caller gave the request a key under which it is done once. */
  idempotency?: Idempotency | undefined;
};

/** Who asks, by the bearer token; nobody in particular without one. */
export async function toContext(request: Request, verify: VerifyToken): Promise<GatewayContext> {
  const language = preferredLanguage(request.headers['accept-language']);
  const counts = { fetches: 0, statements: 0 };
  const { authorization } = request.headers;
  if (authorization === undefined) return { viewer: anonymous, language, counts };
  const [scheme, token = ''] = authorization.split(' ');
  try {
    if (scheme?.toLowerCase() !== 'bearer') throw new TokenRejected('scheme');
    const viewer = await verify(token);
    return { viewer, language, counts, idempotency: readIdempotency(request, language) };
  } catch (error) {
    if (error instanceof IssuerUnavailable) throw problem('ISSUER_UNAVAILABLE', language);
    if (error instanceof OperatorNotAdmitted) {
      const standing = standingRefusals[error.reason][language];
      throw problem('OPERATOR_NOT_ADMITTED', language, { standing, reason: error.reason });
    }
    if (!(error instanceof TokenRejected)) throw error;
    throw problem('TOKEN_INVALID', language, { reason: error.reason[language] });
  }
}

function readIdempotency(request: Request, language: Language): Idempotency | undefined {
  const key = request.header('idempotency-key');
  if (key === undefined) return undefined;
  if (!isIdempotencyKey(key)) throw problem('IDEMPOTENCY_KEY_MALFORMED', language);
  const { query, variables, operationName } = request.body ?? {};
  const asked = canonical({ query, variables, operationName });
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
