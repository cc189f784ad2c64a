import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { PublicJwk } from './client.ts';

export type KeyRefusal = 'ClientKeyPrivate' | 'ClientKeyUnfit';

export type ReadKey = { thumbprint: string; algorithm: string; jwk: PublicJwk };

/** Far more than a public key of 16384 bits takes. */
const mostCharacters = 8_000;

const privateParts = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];

/** What makes a key of each kind, in the order in which a thumbprint takes them (RFC 7638, 3.2). */
const required = z.discriminatedUnion('kty', [
  z.object({ kty: z.literal('RSA'), e: z.string(), n: z.string() }),
  z.object({
    kty: z.literal('EC'),
    crv: z.enum(['P-256', 'P-384']),
    x: z.string(),
    y: z.string(),
  }),
  z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() }),
]);

const leastBits = 2048;

/** A public key as a partner sends it: what it is, kept by what makes it and nothing else. */
export function readPublicKey(text: string): Result<ReadKey, KeyRefusal> {
  if (/PRIVATE KEY/.test(text)) return refuse('ClientKeyPrivate');
  const given = text.length <= mostCharacters ? parse(text) : undefined;
  if (!given) return refuse('ClientKeyUnfit');
  if (privateParts.some((name) => Object.hasOwn(given, name))) return refuse('ClientKeyPrivate');
  const parts = required.safeParse(given);
  const key = parts.success ? toKey(parts.data) : undefined;
  if (!parts.success || !key) return refuse('ClientKeyUnfit');
  const bits = key.asymmetricKeyDetails?.modulusLength;
  if (bits !== undefined && bits < leastBits) return refuse('ClientKeyUnfit');
  // As it is written by us: the same key has one thumbprint, however it was spelled.
  const jwk = required.parse(key.export({ format: 'jwk' }));
  return ok({ jwk, algorithm: algorithmOf(jwk), thumbprint: thumbprintOf(jwk) });
}

function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined for what is no point of its curve, or no number. */
function toKey(jwk: z.infer<typeof required>): KeyObject | undefined {
  try {
    return createPublicKey({ key: jwk, format: 'jwk' });
  } catch {
    return undefined;
  }
}

function algorithmOf(jwk: PublicJwk): string {
  if (jwk.kty === 'RSA') return 'RS256';
  if (jwk.kty === 'OKP') return 'Ed25519';
  return jwk.crv === 'P-384' ? 'ES384' : 'ES256';
}

function thumbprintOf(jwk: PublicJwk): string {
  const names = Object.keys(jwk).sort();
  return createHash('sha256').update(JSON.stringify(jwk, names)).digest('base64url');
}
