import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, importJWK, SignJWT } from 'jose';
import { graphAudience } from '#shared/identity/client-token.ts';
import { referenceId } from '#shared/reference-id.ts';
import { createTokenVerifier } from '../access-token.ts';
import { parseSeeds, signingKey } from './signing-keys.ts';

const seed = (text: string) => Buffer.alloc(32, text);
const written = (version: number, text: string) => `${version}:${seed(text).toString('base64')}`;

describe('signing keys', () => {
  it('are read with their version, and the newest comes first', () => {
    expect(parseSeeds(`${written(1, 'a')}, ${written(10, 'b')},${written(2, 'c')}`)).toEqual([
      seed('b'),
      seed('c'),
      seed('a'),
    ]);
  });

  it.each([
    '',
    'abc',
    randomBytes(32).toString('base64'),
    `0:${seed('a').toString('base64')}`,
    `1:${Buffer.alloc(31).toString('base64')}`,
    `${written(1, 'a')},${written(1, 'b')}`,
    `${written(1, 'a')},`,
  ])('are not %p', (text) => expect(parseSeeds(text)).toBeUndefined());

  it('are changed without refusing anybody: what the one before signed holds while it is listed', async () => {
    const issuer = 'https://polis.example.org/oauth';
    const [old, next] = [signingKey(seed('old')), signingKey(seed('next'))];
    const verifyBy = (...keys: (typeof old)[]) =>
      createTokenVerifier([], {
        own: {
          issuer,
          keys: createLocalJWKSet({ keys: keys.map(({ d: _, ...key }) => key) }),
          isHalted: async (client) => client === 'client_stopped',
        },
      });
    const sign = async (key: typeof old, client = 'client_1') =>
      new SignJWT({
        client_id: client,
        role: 'PARTNER_SYSTEM',
        purpose: 'SERVICE',
        organisation: referenceId('organisation', 'veneto-lavoro'),
      })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: key.kid ?? '' })
        .setIssuer(issuer)
        .setAudience(graphAudience)
        .setSubject(client)
        .setIssuedAt()
        .setExpirationTime('5 minutes')
        .sign(await importJWK(key, 'EdDSA'));
    const before = await sign(old);
    expect(await verifyBy(old)(before)).toMatchObject({ client: 'client_1' });
    const both = verifyBy(next, old);
    expect(await both(before)).toMatchObject({ client: 'client_1' });
    expect(await both(await sign(next))).toMatchObject({ client: 'client_1' });
    await expect(verifyBy(next)(before)).rejects.toThrow(/signature/);
    await expect(both(await sign(next, 'client_stopped'))).rejects.toThrow(/suspended/);
  });
});
