import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { readPublicKey } from './read-public-key.ts';

const make = (type: string, options: object = {}) => {
  // biome-ignore lint/suspicious/noExplicitAny: the kinds of keys have types of their own in Node
  const { publicKey, privateKey } = (generateKeyPairSync as any)(type, options);
  return {
    open: publicKey.export({ format: 'jwk' }) as JWK,
    secret: privateKey.export({ format: 'jwk' }) as JWK,
    pem: privateKey.export({ format: 'pem', type: 'pkcs8' }) as string,
  };
};

const p256 = make('ec', { namedCurve: 'P-256' });

describe('a public key', () => {
  it.each([
    ['RS256', make('rsa', { modulusLength: 2048 })],
    ['ES256', p256],
    ['ES384', make('ec', { namedCurve: 'P-384' })],
    ['Ed25519', make('ed25519')],
  ])('is taken for %s, by its thumbprint and without what else it says', async (algorithm, key) => {
    const thumbprint = await calculateJwkThumbprint(key.open);
    const said = { ...key.open, kid: 'mine', alg: 'none', use: 'enc', key_ops: ['sign'] };
    const read = readPublicKey(JSON.stringify(said));
    expect(read).toEqual({ ok: true, value: { algorithm, thumbprint, jwk: key.open } });
  });

  it.each([
    ['of 1024 bits', make('rsa', { modulusLength: 1024 }).open],
    ['on another curve', make('ec', { namedCurve: 'P-521' }).open],
    ['to agree on keys', make('x25519').open],
    ['that is no point of its curve', { ...p256.open, x: p256.open.y }],
    ['without a part', { kty: 'EC', crv: 'P-256', x: p256.open.x }],
    ['in a set', { keys: [p256.open] }],
  ])('is refused %s', (_, jwk) => {
    expect(readPublicKey(JSON.stringify(jwk))).toEqual({ ok: false, refusal: 'ClientKeyUnfit' });
  });

  it.each([
    ['a private key', JSON.stringify(p256.secret)],
    ['a private key of RSA', JSON.stringify(make('rsa', { modulusLength: 2048 }).secret)],
    ['a private key in PEM', p256.pem],
    ['a secret', JSON.stringify({ kty: 'oct', k: 'c2VjcmV0' })],
  ])('is told apart from %s', (_, text) => {
    expect(readPublicKey(text)).toEqual({ ok: false, refusal: 'ClientKeyPrivate' });
  });

  it('is nothing else, whatever is sent', () => {
    const any = fc.oneof(fc.string(), fc.json(), fc.constant('['.repeat(9_000)));
    fc.assert(fc.property(any, (text) => !readPublicKey(text).ok));
  });
});
