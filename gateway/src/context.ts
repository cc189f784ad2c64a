import type { Request } from 'express';
import type { Viewer } from '#shared/identity/viewer.ts';
import { anonymous } from '#shared/identity/viewer.ts';
import { type Language, preferredLanguage } from '#shared/language/language.ts';
import { problem } from '#shared/language/problem.ts';
import { IssuerUnavailable, TokenRejected, type VerifyToken } from './access-token.ts';

/** What a request took: fetches to each domain and the SQL statements behind them. */
export type Counts = { fetches: number; statements: number };

export type GatewayContext = { viewer: Viewer; language: Language; counts: Counts };

/** Who asks, by the bearer token; nobody in particular without one. */
export async function toContext(request: Request, verify: VerifyToken): Promise<GatewayContext> {
  const language = preferredLanguage(request.headers['accept-language']);
  const counts = { fetches: 0, statements: 0 };
  const { authorization } = request.headers;
  if (authorization === undefined) return { viewer: anonymous, language, counts };
  const [scheme, token = ''] = authorization.split(' ');
  try {
    if (scheme?.toLowerCase() !== 'bearer') throw new TokenRejected('scheme');
    return { viewer: await verify(token), language, counts };
  } catch (error) {
    if (error instanceof IssuerUnavailable) throw problem('ISSUER_UNAVAILABLE', language);
    if (!(error instanceof TokenRejected)) throw error;
    throw problem('TOKEN_INVALID', language, { reason: error.reason[language] });
  }
}
