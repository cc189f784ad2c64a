import { createHash } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { type Viewer, viewerSchema } from './viewer.ts';

const issuer = 'polis-gateway';
const lifetime = '30s';

/** SHA-256 of a request body, so that a token cannot be used for another request. */
function bodyHash(body: string | Uint8Array): string {
  return createHash('sha256').update(body).digest('base64url');
}

/**
 * The gateway's word to one subgraph on who asks. HMAC under a key that only these two share
 * (docs/adr/0004): no partner can forge for another.
 */
export function signViewerToken(
  viewer: Viewer,
  audience: string,
  body: string,
  key: Uint8Array,
): Promise<string> {
  return new SignJWT({ viewer, body: bodyHash(body) })
    .setProtectedHeader({ alg: 'HS256', typ: 'polis-viewer+jwt' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(lifetime)
    .sign(key);
}

/** Throws unless the token is the gateway's, for this subgraph, for this very body, and fresh. */
export async function verifyViewerToken(
  token: string,
  audience: string,
  body: Uint8Array,
  key: Uint8Array,
): Promise<Viewer> {
  const { payload } = await jwtVerify(token, key, {
    algorithms: ['HS256'],
    typ: 'polis-viewer+jwt',
    issuer,
    audience,
    maxTokenAge: lifetime,
    clockTolerance: 2,
  });
  if (payload['body'] !== bodyHash(body)) throw new Error('The token is for another request body');
  return viewerSchema.parse(payload['viewer']);
}
