import { createHash } from 'node:crypto';
import { createSigner, createVerifier } from 'fast-jwt';
import { z } from 'zod';
import { type Idempotency, idempotencySchema } from './idempotency.ts';
import { type Viewer, viewerSchema } from './viewer.ts';

const issuer = 'polis-gateway';
const type = 'polis-viewer+jwt';
const lifetimeMs = 30_000;

/** SHA-256 of a request body, so that a token cannot be used for another request. */
function bodyHash(body: string | Uint8Array): string {
  return createHash('sha256').update(body).digest('base64url');
}

/**
 * What a token stands for where method, path and offset say as much as the body does: one that was
 * captured must not fetch or destroy another thing.
 */
export function wholeRequest(
  method: string,
  path: string,
  offset: string | undefined,
  body: Uint8Array,
): Uint8Array {
  return Buffer.concat([Buffer.from(`${method} ${path} ${offset ?? ''}\n`), body]);
}

/**
 * The gateway's word to one subgraph on who asks. HMAC under a key that only these two share
 * (docs/adr/0004): no partner can forge for another.
 */
export type ViewerTokenSigner = (
  viewer: Viewer,
  body: string | Uint8Array,
  idempotency?: Idempotency,
) => string;

export function createViewerTokenSigner(audience: string, key: Uint8Array): ViewerTokenSigner {
  const sign = createSigner({
    key: Buffer.from(key),
    algorithm: 'HS256',
    iss: issuer,
    aud: audience,
    expiresIn: lifetimeMs,
    header: { alg: 'HS256', typ: type },
  });
  return (viewer, body, idempotency) =>
    sign({ viewer, body: bodyHash(body), ...(idempotency && { idempotency }) });
}

/** Throws unless the token is the gateway's, for this subgraph, for this very body, and fresh. */
export type ViewerTokenVerifier = (token: string, body: Uint8Array) => Vouched;

/** What the gateway says of a request. */
export type Vouched = { viewer: Viewer; idempotency?: Idempotency | undefined };

const payloadSchema = z.object({
  viewer: viewerSchema,
  body: z.string(),
  idempotency: idempotencySchema.optional(),
  exp: z.number(),
});

export function createViewerTokenVerifier(audience: string, key: Uint8Array): ViewerTokenVerifier {
  const verify = createVerifier({
    key: Buffer.from(key),
    algorithms: ['HS256'],
    allowedIss: issuer,
    allowedAud: audience,
    checkTyp: type,
    maxAge: lifetimeMs,
    clockTolerance: 2_000,
    requiredClaims: ['iat', 'exp', 'iss', 'aud'],
  });
  return (token, body) => {
    const payload = payloadSchema.parse(verify(token));
    const { viewer, idempotency } = payload;
    if (payload.body !== bodyHash(body)) throw new Error('The token is for another request body');
    return { viewer, idempotency };
  };
}
