import { HeaderMap } from '@apollo/server';
import type { GraphQLError } from 'graphql';
import { proofAlgorithms } from './dpop-proof.ts';

const algorithms = `algs="${proofAlgorithms.join(' ')}"`;

/** What the header `WWW-Authenticate` of a 401 says (RFC 6750, 3; RFC 9449, 7.1). */
export function challengeOf(code: unknown): string {
  if (code === 'DPOP_PROOF_INVALID') return `DPoP error="invalid_dpop_proof", ${algorithms}`;
  if (code === 'TOKEN_INVALID') {
    return `Bearer error="invalid_token", DPoP error="invalid_token", ${algorithms}`;
  }
  return `Bearer, DPoP ${algorithms}`;
}

/** The problem, told with its challenge where Apollo answers before it asks any plugin of ours. */
export function withChallenge(error: GraphQLError): GraphQLError {
  const { code, http } = error.extensions;
  const { status } = http as { status: number }; // a problem always has a status
  const headers = new HeaderMap([['www-authenticate', challengeOf(code)]]);
  error.extensions['http'] = { status, headers };
  return error;
}
