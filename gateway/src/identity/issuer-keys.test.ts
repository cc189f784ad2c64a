import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createTokenVerifier } from '../access-token.ts';
import { metadataAddresses } from './issuer-keys.ts';
import { openLocalIssuer } from './local-issuer.fixture.ts';
import { IssuerUnavailable, TokenRejected } from './token-rejected.ts';

const opened: { stop: () => Promise<void> }[] = [];

async function open(...given: Parameters<typeof openLocalIssuer>) {
  const issuer = await openLocalIssuer(...given);
  opened.push(issuer);
  return issuer;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((issuer) => issuer.stop()));
});

describe('an issuer of whom only the name is known', () => {
  it('is asked where its keys are by OpenID Connect Discovery, once, and only when a token comes', async () => {
    const issuer = await open();
    const verify = createTokenVerifier([{ issuer: issuer.address }]);
    expect(issuer.asked).toEqual([]);
    await Promise.all([1, 2, 3].map(async (n) => verify(await issuer.sign({ jti: `t${n}` }))));
    expect(issuer.asked).toEqual(['/.well-known/openid-configuration', '/jwks']);
  });

  it('is asked by RFC 8414 where it does not know OpenID Connect', async () => {
    const issuer = await open(undefined, '/.well-known/oauth-authorization-server');
    const verify = createTokenVerifier([{ issuer: issuer.address }]);
    expect(await verify(await issuer.sign())).toMatchObject({ role: 'COORDINATOR' });
  });

  it('has its metadata where both standards say, also under a path', () => {
    expect(metadataAddresses('https://login.example.org/realms/polis')).toEqual([
      'https://login.example.org/realms/polis/.well-known/openid-configuration',
      'https://login.example.org/.well-known/oauth-authorization-server/realms/polis',
    ]);
  });

  it.each([
    [
      'calls itself otherwise',
      (address: string) => ({ issuer: `${address}/`, jwks_uri: `${address}/jwks` }),
    ],
    [
      'has its keys where anybody can change them',
      (address: string) => ({ issuer: address, jwks_uri: 'http://keys.example.org/jwks' }),
    ],
    ['says nothing of keys', (address: string) => ({ issuer: address })],
    [
      'answers without end',
      (address: string) => ({
        issuer: address,
        jwks_uri: `${address}/jwks`,
        more: 'x'.repeat(300_000),
      }),
    ],
  ])('is not believed when it %s', async (_, metadata) => {
    const issuer = await open(metadata);
    const verify = createTokenVerifier([{ issuer: issuer.address }]);
    await expect(verify(await issuer.sign())).rejects.toBeInstanceOf(IssuerUnavailable);
    expect(issuer.asked).not.toContain('/jwks');
  });

  it('may be down when the gateway starts: its tokens are taken once it is there', async () => {
    const issuer = await open();
    const token = await issuer.sign();
    await issuer.stop();
    let now = Date.now();
    const verify = createTokenVerifier([{ issuer: issuer.address }], { now: () => now });
    await expect(verify(token)).rejects.toBeInstanceOf(IssuerUnavailable);
    await issuer.resume();
    // It is left in peace for a moment, and nobody waits for it meanwhile.
    await expect(verify(token)).rejects.toBeInstanceOf(IssuerUnavailable);
    expect(issuer.asked).toEqual([]);
    now += 5_001;
    expect(await verify(token)).toMatchObject({ role: 'COORDINATOR' });
  });

  it('gives up on one that does not answer within three seconds', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const issuer = await open();
    const { port } = silent.address() as AddressInfo;
    const address = `http://127.0.0.1:${port}`;
    const verify = createTokenVerifier([{ issuer: address }]);
    const began = performance.now();
    const token = await issuer.sign({ iss: address });
    await expect(verify(token)).rejects.toBeInstanceOf(IssuerUnavailable);
    expect(performance.now() - began).toBeLessThan(4_500);
    silent.closeAllConnections();
    silent.close();
  });
});

describe('the keys of an issuer', () => {
  it('are asked for once more when a token comes under a new one, and the old ones hold while published', async () => {
    const issuer = await open();
    let now = Date.now();
    const verify = createTokenVerifier([{ issuer: issuer.address }], { now: () => now });
    const before = await issuer.sign();
    await verify(before);
    await issuer.rotate('k2', true);
    const after = await issuer.sign({ jti: 'after' });
    // jose measures its cooldown by the clock of the machine.
    const { now: real } = Date;
    Date.now = () => real() + 31_000;
    try {
      now = Date.now();
      expect(await verify(after)).toMatchObject({ token: 'after' });
      expect(await verify(before)).toMatchObject({ role: 'COORDINATOR' });
      for (const kid of ['x1', 'x2', 'x3']) {
        await expect(issuer.sign({}, { kid }).then((token) => verify(token))).rejects.toThrow(
          TokenRejected,
        );
      }
    } finally {
      Date.now = real;
    }
    expect(issuer.asked.filter((path) => path === '/jwks')).toHaveLength(2);
  });
});

describe('clocks', () => {
  const cases: [string, Record<string, number>, boolean][] = [
    ['ended 29 s ago', { exp: -29 }, true],
    ['ended 31 s ago', { exp: -31 }, false],
    ['begins in 29 s', { nbf: 29 }, true],
    ['begins in 31 s', { nbf: 31 }, false],
    ['was made in 29 s', { iat: 29 }, true],
    ['was made in 31 s', { iat: 31 }, false],
  ];

  it.each(cases)('may differ by 30 s: a token that %s', async (_, offsets, isTaken) => {
    const issuer = await open();
    const now = Math.floor(Date.now() / 1000) * 1000;
    const verify = createTokenVerifier([{ issuer: issuer.address }], { now: () => now });
    const claims = Object.entries(offsets).map(([name, offset]) => [name, now / 1000 + offset]);
    const token = await issuer.sign(Object.fromEntries(claims));
    const verified = verify(token).then(
      () => true,
      () => false,
    );
    expect(await verified).toBe(isTaken);
  });
});
