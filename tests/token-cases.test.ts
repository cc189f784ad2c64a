import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  type JWK,
  SignJWT,
} from 'jose';
import { hashOf } from '#gateway/identity/dpop-proof.ts';
import { openLocalIssuer } from '#gateway/identity/local-issuer.fixture.ts';
import { spendId } from '#gateway/identity/spent-id.repository.ts';
import { openWholeGraph, type WholeGraph } from './whole-graph.ts';

// Tokens that are not what they should be, over HTTP: status, code, and what nobody was asked.

let graph: WholeGraph;
let upstream: Awaited<ReturnType<typeof openLocalIssuer>>;

beforeAll(async () => {
  upstream = await openLocalIssuer();
  graph = await openWholeGraph(async () => {}, { issuers: [{ issuer: upstream.address }] });
});
afterAll(async () => {
  await graph.close();
  await upstream.stop();
});

const now = () => Math.floor(Date.now() / 1000);

async function ask(authorization: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${graph.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization, ...headers },
    // Public: a token that does not hold is refused also where none is needed.
    body: JSON.stringify({ query: '{ organisations { totalCount } }' }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: an answer of the graph
  const { data, errors } = (await response.json()) as any;
  const challenge = response.headers.get('www-authenticate');
  return { status: response.status, code: errors?.[0].extensions.code, data, challenge };
}

const unsigned = (claims: object) => {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${encode({ alg: 'none', typ: 'at+jwt' })}.${encode(claims)}.`;
};

describe('a token', () => {
  it('is taken as it should be', async () => {
    expect(await ask(`Bearer ${await upstream.sign()}`)).toMatchObject({
      status: 200,
      data: { organisations: { totalCount: 0 } },
    });
  });

  it.each<[string, () => string | Promise<string>]>([
    ['without a signature', () => unsigned({ iss: upstream.address, role: 'COORDINATOR' })],
    ['of another issuer', () => upstream.sign({ iss: 'https://other.example' })],
    ['for another audience', () => upstream.sign({ aud: 'urn:other' })],
    ['of another type', () => upstream.sign({}, { typ: 'JWT' })],
    ['that has ended', () => upstream.sign({ exp: now() - 60 })],
    ['under an unknown key', () => upstream.sign({}, { kid: 'nobody’s' })],
    ['for the platform itself', () => upstream.sign({ role: 'PLATFORM' })],
  ])('%s is refused with 401, and nobody is asked', async (_, make) => {
    expect(await ask(`Bearer ${await make()}`)).toEqual({
      status: 401,
      code: 'TOKEN_INVALID',
      data: undefined,
      challenge: expect.stringContaining('Bearer error="invalid_token"'),
    });
  });

  it('of many unknown keys asks the issuer for its keys once at most', async () => {
    const before = upstream.asked.length;
    for (let n = 0; n < 20; n += 1) {
      expect((await ask(`Bearer ${await upstream.sign({}, { kid: `unknown-${n}` })}`)).status).toBe(
        401,
      );
    }
    expect(upstream.asked.length - before).toBeLessThanOrEqual(1);
  });
});

describe('a token that is bound to a key', () => {
  type Key = { jwk: JWK; privateKey: CryptoKey };

  async function makeKey(): Promise<Key> {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    return { jwk: await exportJWK(publicKey), privateKey };
  }

  async function bound() {
    const key = await makeKey();
    const token = await upstream.sign({ cnf: { jkt: await calculateJwkThumbprint(key.jwk) } });
    const url = `${graph.origin}/graphql`;
    const proof = (change: object = {}, { jwk, privateKey }: Key = key) => {
      const claims = { htm: 'POST', htu: url, iat: now(), ath: hashOf(token) };
      return new SignJWT({ jti: `p${Math.random()}`, ...claims, ...change })
        .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
        .sign(privateKey);
    };
    const send = (dpop?: string, scheme = 'DPoP') =>
      ask(`${scheme} ${token}`, dpop === undefined ? {} : { dpop });
    return { proof, send };
  }

  const refused = {
    status: 401,
    code: 'DPOP_PROOF_INVALID',
    challenge: expect.stringMatching(/^DPoP error="invalid_dpop_proof", algs="ES256 /),
  };

  it('is taken with a proof, and with the same proof once', async () => {
    const { proof, send } = await bound();
    const first = await proof();
    expect((await send(first)).status).toBe(200);
    expect(await send(first)).toMatchObject(refused);
    expect((await send(await proof())).status).toBe(200);
  });

  it.each<[string, object]>([
    ['another address', { htu: 'https://other.example/graphql' }],
    ['another method', { htm: 'GET' }],
    ['another token', { ath: hashOf('other') }],
    ['an hour ago', { iat: now() - 3_600 }],
  ])('is refused with a proof for %s', async (_, change) => {
    const { proof, send } = await bound();
    expect(await send(await proof(change))).toMatchObject(refused);
  });

  it('is refused with a proof of another key, without one, and as a bearer token', async () => {
    const { proof, send } = await bound();
    expect(await send(await proof({}, await makeKey()))).toMatchObject(refused);
    expect(await send()).toMatchObject(refused);
    expect(await send(undefined, 'Bearer')).toMatchObject({ status: 401, code: 'TOKEN_INVALID' });
    expect(await send(await proof(), 'Bearer')).toMatchObject({ code: 'TOKEN_INVALID' });
  });

  it('has proofs that are known as used to every gateway on the database', async () => {
    const { database } = graph.own;
    const until = new Date(Date.now() + 60_000);
    const uses = await Promise.all([1, 2, 3, 4].map(() => spendId(database, 'the same', until)));
    expect(uses.filter(Boolean)).toHaveLength(1);
  });
});
