import { createHash } from 'node:crypto';
import {
  calculateJwkThumbprint,
  decodeProtectedHeader,
  importJWK,
  type JWK,
  jwtVerify,
} from 'jose';
import { z } from 'zod';
import { clockSkew } from './clock-skew.ts';
import { ProofRejected } from './token-rejected.ts';

/** How old a proof may be, seconds, besides the skew of clocks; PDND gives its own as long. */
const proofLifetime = 60;

export const proofAlgorithms = ['ES256', 'ES384', 'RS256', 'PS256', 'EdDSA', 'Ed25519'];

export type ProofAsked = {
  /** The header `DPoP` as it came; several of them arrive joined by a comma. */
  proof: string | undefined;
  method: string;
  /** Of the request, as people see it. */
  url: string;
  token: string;
  /** Thumbprint of the key that the token is bound to. */
  thumbprint: string;
  /** Milliseconds. */
  now: number;
};

const claimsSchema = z.object({
  jti: z.string().min(1).max(200),
  htm: z.string(),
  htu: z.string(),
  iat: z.number(),
  ath: z.string().optional(),
});

/** Checks all of RFC 9449, 4.3, but whether it was used before: for that it answers its id. */
export async function checkProof(asked: ProofAsked): Promise<{ id: string; until: Date }> {
  const { proof, method, url, token, thumbprint, now } = asked;
  if (!proof || proof.includes(',')) throw new ProofRejected('missing');
  const { jwk, algorithm } = readHeader(proof);
  const key = await importJWK(jwk, algorithm).catch(() => {
    throw new ProofRejected('key');
  });
  const { payload } = await jwtVerify(proof, key, {
    algorithms: [algorithm],
    currentDate: new Date(now),
    clockTolerance: clockSkew,
  }).catch(() => {
    throw new ProofRejected('signature');
  });
  const claims = claimsSchema.safeParse(payload);
  if (!claims.success) throw new ProofRejected('claims');
  const { jti, htm, htu, iat, ath } = claims.data;
  if (htm !== method) throw new ProofRejected('method');
  const address = normalised(htu);
  if (address === undefined || address !== normalised(url)) throw new ProofRejected('address');
  const age = now / 1000 - iat;
  if (age < -clockSkew || age > proofLifetime + clockSkew) throw new ProofRejected('age');
  if (ath !== hashOf(token)) throw new ProofRejected('token');
  const holder = await calculateJwkThumbprint(jwk);
  if (holder !== thumbprint) throw new ProofRejected('binding');
  const until = new Date((iat + proofLifetime + 2 * clockSkew) * 1000);
  return { id: hashOf(`dpop ${holder} ${jti}`), until };
}

function readHeader(proof: string): { jwk: JWK; algorithm: string } {
  const { typ, alg, jwk } = decode(proof);
  if (typ !== 'dpop+jwt') throw new ProofRejected('form');
  if (!alg || !proofAlgorithms.includes(alg)) throw new ProofRejected('algorithm');
  const parts = publicParts(jwk);
  if (!parts) throw new ProofRejected('key');
  return { jwk: parts, algorithm: alg };
}

function decode(proof: string) {
  try {
    return decodeProtectedHeader(proof);
  } catch {
    throw new ProofRejected('form');
  }
}

const secretParts = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];
const publicNames = ['kty', 'crv', 'x', 'y', 'n', 'e'];

/** What makes the key; what else it says of itself is not ours to believe. */
function publicParts(jwk: unknown): JWK | undefined {
  if (typeof jwk !== 'object' || jwk === null) return undefined;
  if (secretParts.some((name) => Object.hasOwn(jwk, name))) return undefined;
  const parts = Object.entries(jwk).filter(([name]) => publicNames.includes(name));
  return parts.every(([, value]) => typeof value === 'string')
    ? Object.fromEntries(parts)
    : undefined;
}

/** Without query and fragment, as RFC 3986, 6.2.2 and 6.2.3 say. */
function normalised(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, host, pathname } = new URL(url);
  const spelled = pathname.replaceAll(/%[0-9a-f]{2}/gi, (encoded) => {
    const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : encoded.toUpperCase();
  });
  return `${protocol}//${host}${spelled}`;
}

/** SHA-256 in base64url. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
