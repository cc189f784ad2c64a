import { createHash, createHmac, createPrivateKey } from 'node:crypto';
import type { JWK } from 'jose';

/** Ed25519 from 32 bytes, as RFC 8410 wraps them. */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A key to sign tokens by, from its seed. */
export function signingKey(seed: Uint8Array): JWK {
  const der = Buffer.concat([pkcs8Prefix, seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const { crv, x, d } = key.export({ format: 'jwk' }) as Required<JWK>; // Ed25519 has these
  const thumbprint = JSON.stringify({ crv, kty: 'OKP', x });
  const kid = createHash('sha256').update(thumbprint).digest('base64url');
  return { kty: 'OKP', crv, x, d, kid, use: 'sig', alg: 'EdDSA' };
}

/** A seed that comes of an installation's secret, so that tokens outlive a restart. */
export function seedFrom(secret: string, purpose: string): Uint8Array {
  return createHmac('sha256', secret).update(purpose).digest();
}

const wellFormed = /^[1-9]\d{0,5}:[A-Za-z0-9+/]{43}=$/;

/**
 * `1:<32 bytes in base64>`, more behind a comma: the highest signs, and all are published, so that
 * tokens of the one before hold until they end. Undefined where it is not so.
 */
export function parseSeeds(text: string): Uint8Array[] | undefined {
  const parts = text.split(',').map((part) => part.trim());
  if (!parts.every((part) => wellFormed.test(part))) return undefined;
  const seeds = parts.map((part) => {
    const [version = '', seed = ''] = part.split(':');
    return { version: Number(version), seed: Buffer.from(seed, 'base64') };
  });
  if (new Set(seeds.map(({ version }) => version)).size < seeds.length) return undefined;
  return seeds.toSorted((a, b) => b.version - a.version).map(({ seed }) => seed);
}
