import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createTokenVerifier } from '#gateway/access-token.ts';
import { readGatewayConfig } from '#gateway/config.ts';
import { graphAudience } from '#shared/identity/client-token.ts';
import { createViewerTokenSigner } from '#shared/identity/viewer-token.ts';
import { coordinator } from './viewers.ts';
import { openWholeGraph, type WholeGraph } from './whole-graph.ts';

let graph: WholeGraph;

beforeAll(async () => {
  graph = await openWholeGraph(async () => {});
});
afterAll(() => graph.close());

const protectedQuery = '{ memberships { totalCount } }';
const publicQuery = '{ organisations { totalCount } }';

async function withAuthorization(authorization: string) {
  return graph.query(publicQuery, {}, undefined, { authorization });
}

describe('the gateway and who asks', () => {
  it('serves public facts to anybody and refuses the rest: 401 without a token, 403 without the scope', async () => {
    expect((await graph.query(publicQuery)).data.organisations.totalCount).toBe(0);
    const without = await graph.query(protectedQuery);
    expect([without.status, without.errors[0]?.extensions['code']]).toEqual([
      401,
      'UNAUTHENTICATED',
    ]);
    const persons = await graph.query('{ persons { totalCount } }', {}, 'dashboard');
    expect([persons.status, persons.errors[0]?.extensions['code']]).toEqual([403, 'FORBIDDEN']);
    expect(persons.data).toBeUndefined();
  });

  it('finds a protected field behind an alias, a fragment and nesting', async () => {
    const hidden = await graph.query(
      `query { organisations { nodes { ...Rows } } list: memberships { ...M } }
      fragment Rows on Organisation { name a: enrolments { totalCount } } fragment M on MembershipConnection { n: totalCount }`,
    );
    expect(hidden.status).toBe(401);
    expect(hidden.data).toBeUndefined();
  });

  it.each([
    ['no bearer token', 'Basic YTpi'],
    ['not a token', 'Bearer abc'],
    ['alg none', `Bearer ${unsigned({ iss: 'x' })}`],
  ])('refuses %s with 401 and a reason', async (_, authorization) => {
    const { status, errors } = await withAuthorization(authorization);
    expect([status, errors[0]?.extensions['code']]).toEqual([401, 'TOKEN_INVALID']);
  });

  it('speaks Italian to those who do', async () => {
    const { errors } = await graph.query(protectedQuery, {}, undefined, {
      'accept-language': 'it-IT',
    });
    expect(errors[0]?.message).toBe('È richiesto un token di accesso.');
  });

  it('has no way round to the subgraphs: _entities and _service are unknown', async () => {
    const entities = await graph.query('{ _entities(representations: []) { __typename } }');
    const service = await graph.query('{ _service { sdl } }');
    expect([entities.status, service.status]).toEqual([400, 400]);
  });

  it('refuses the development issuer in production', () => {
    const environment = {
      PORT: '1',
      DATABASE_URL: 'postgres://gateway_runtime@localhost/gateway',
      NODE_ENV: 'production',
      POLIS_PUBLIC_URL: 'http://localhost:1',
      POLIS_DEVELOPMENT_SECRET: 'x'.repeat(20),
      GOVERNANCE_URL: 'http://localhost:2',
      EMPLOYMENT_URL: 'http://localhost:2',
      COMMUNITY_URL: 'http://localhost:2',
      GOVERNANCE_VIEWER_KEY: Buffer.alloc(32).toString('base64'),
      EMPLOYMENT_VIEWER_KEY: Buffer.alloc(32).toString('base64'),
      COMMUNITY_VIEWER_KEY: Buffer.alloc(32).toString('base64'),
    };
    expect(() => readGatewayConfig(environment)).toThrow(/NODE_ENV=production/);
    const { POLIS_DEVELOPMENT_SECRET: _, ...real } = environment;
    expect(readGatewayConfig(real).developmentSecret).toBeUndefined();
  });
});

describe('tokens of a listed issuer', () => {
  const issuer = 'https://issuer.example';
  let verify: ReturnType<typeof createTokenVerifier>;
  let sign: (claims: object, header?: object) => Promise<string>;
  let asked = 0;
  let close: () => void;

  beforeAll(async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' };
    const server = createServer((_, response) => {
      asked += 1;
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    close = () => server.close();
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    verify = createTokenVerifier([{ issuer, jwksUri: `http://127.0.0.1:${port}/jwks` }]);
    const now = Math.floor(Date.now() / 1000);
    const usual = {
      iss: issuer,
      aud: graphAudience,
      sub: 'somebody',
      iat: now,
      exp: now + 300,
      role: 'COORDINATOR',
      purpose: 'COORDINATION',
      organisation: coordinator.organisation,
      scope: 'membership:read something:else',
    };
    sign = (claims, header = {}) =>
      new SignJWT({ ...usual, ...claims })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k1', ...header })
        .sign(privateKey);
  });
  afterAll(() => close());

  it('become a viewer with the scopes we know', async () => {
    const viewer = await verify(await sign({}));
    expect(viewer).toMatchObject({ role: 'COORDINATOR', scopes: ['membership:read'] });
  });

  it('keep what traces them: their own id and the client that asked', async () => {
    const token = await sign({ jti: 'token-1', client_id: 'client-1' });
    expect(await verify(token)).toMatchObject({ token: 'token-1', client: 'client-1' });
  });

  it.each([
    ['an id of several lines', { jti: 'a\nb' }, {}],
    ['another audience', { aud: 'other' }, {}],
    ['another issuer', { iss: 'https://other.example' }, {}],
    ['past', { exp: 1 }, {}],
    ['another type', {}, { typ: 'JWT' }],
    ['an unknown role', { role: 'KING' }, {}],
    ['no purpose', { purpose: null }, {}],
    ['the platform itself', { role: 'PLATFORM' }, {}],
    ['nobody', { role: 'ANONYMOUS' }, {}],
    ['a malformed organisation', { organisation: 'organisation_x' }, {}],
    ['a case worker of no access point', { role: 'CASE_WORKER' }, {}],
  ])('are refused when for %s', async (_, claims, header) => {
    await expect(sign(claims, header).then(verify)).rejects.toThrow();
  });

  it('are refused under an unknown key, with at most one more question to the issuer', async () => {
    const before = asked;
    for (const kid of ['k2', 'k3', 'k4']) {
      await expect(sign({}, { kid }).then(verify)).rejects.toThrow(/signature/);
    }
    expect(asked - before).toBeLessThanOrEqual(1);
  });

  it('are refused when altered', async () => {
    const token = await sign({});
    const [header, , signature] = token.split('.');
    const payload = Buffer.from(JSON.stringify({ iss: issuer, role: 'PLATFORM' })).toString(
      'base64url',
    );
    await expect(verify(`${header}.${payload}.${signature}`)).rejects.toThrow();
  });
});

describe('a subgraph asked directly', () => {
  const body = JSON.stringify({ query: '{ _service { sdl } }' });

  async function ask(token: string | undefined, sent = body) {
    const url = graph.subgraphs[0]?.url ?? '';
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: sent,
    });
    return response.status;
  }

  it('answers 401 before it parses anything, unless the gateway vouches for this very request', async () => {
    const [first, second] = graph.subgraphs;
    if (!first || !second) throw new Error('The graph has three subgraphs');
    const good = createViewerTokenSigner(first.name, first.viewerKey)(coordinator, body);
    expect(await ask(good)).toBe(200);
    expect(await ask(undefined)).toBe(401);
    expect(await ask(undefined, '{ this is not json')).toBe(401);
    expect(await ask('forged')).toBe(401);
    expect(await ask(unsigned({ viewer: coordinator }))).toBe(401);
    expect(await ask(good, `${body} `)).toBe(401);
    const forOther = createViewerTokenSigner(second.name, second.viewerKey)(coordinator, body);
    expect(await ask(forOther)).toBe(401);
    const otherKey = createViewerTokenSigner(first.name, second.viewerKey)(coordinator, body);
    expect(await ask(otherKey)).toBe(401);
  });
});

describe('a domain that is down', () => {
  it('leaves the others’ answers whole and says which one is missing, without an address', async () => {
    await graph.running.get('community')?.close();
    graph.running.delete('community');
    const { status, data, errors } = await graph.query(
      '{ organisations { totalCount } accessPoints { totalCount } associations { totalCount } }',
    );
    expect(status).toBe(200);
    expect(data).toEqual({
      organisations: { totalCount: 0 },
      accessPoints: { totalCount: 0 },
      associations: null,
    });
    expect(errors).toMatchObject([
      {
        path: ['associations'],
        extensions: { code: 'DOMAIN_UNAVAILABLE', domain: 'community' },
      },
    ]);
    expect(JSON.stringify(errors)).not.toMatch(/127\.0\.0\.1|localhost|ECONNREFUSED/);
  });

  it('shows in /health/ready, which names each domain', async () => {
    const response = await fetch(`${graph.origin}/health/ready`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      domains: {
        governance: { status: 'up', database: 'up' },
        employment: { status: 'up' },
        community: { status: 'down' },
      },
    });
  });
});

function unsigned(claims: object): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${encode({ alg: 'none', typ: 'at+jwt' })}.${encode(claims)}.`;
}
