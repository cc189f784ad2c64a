import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWholeGraph, type WholeGraph } from './whole-graph.ts';

// People sign in to a page of a partner, as browsers do it: by code and PKCE, and from its origin alone.

const origin = 'https://dashboard.example.org';
const redirectUri = `${origin}/signed-in`;
const other = 'https://elsewhere.example.org';

let graph: WholeGraph;
let clientId: string;

beforeAll(async () => {
  graph = await openWholeGraph(async () => {});
  clientId = await register();
});
afterAll(() => graph.close());

async function register(): Promise<string> {
  const { data } = await graph.query(
    'mutation ($input: RegisterClientInput!) { registerClient(input: $input) { client { id } errors { __typename } } }',
    {
      input: {
        name: 'Cruscotto <b>',
        kind: 'BROWSER',
        scopes: ['membership:read', 'person:read'],
        contactEmail: 'cruscotto@example.org',
        redirectUris: [redirectUri],
        origins: [origin],
      },
    },
    'contact-veneto-lavoro',
  );
  return data.registerClient.client.id;
}

/** A browser as far as it matters here: it keeps cookies, and is told where to go. */
function openBrowser() {
  const cookies = new Map<string, string>();
  return async (url: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, ...(cookie && { cookie }) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    return response;
  };
}

const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');

async function authorize(change: Record<string, string | undefined> = {}) {
  const verifier = randomBytes(32).toString('base64url');
  const asked = {
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid membership:read',
    state: 'st',
    code_challenge: challengeOf(verifier),
    code_challenge_method: 'S256',
    ...change,
  };
  const given = Object.entries(asked).flatMap(([name, value]): [string, string][] =>
    value ? [[name, value]] : [],
  );
  const browse = openBrowser();
  const response = await browse(`${graph.origin}/oidc/auth?${new URLSearchParams(given)}`);
  return { browse, response, verifier };
}

async function signIn(identity: string, change: Record<string, string> = {}) {
  const { browse, response, verifier } = await authorize(change);
  const page = new URL(response.headers.get('location') ?? '', graph.origin).href;
  const submitted = await browse(page, {
    method: 'POST',
    body: new URLSearchParams({ identity }),
  });
  let at = submitted.headers.get('location') ?? '';
  while (at.startsWith(graph.origin)) at = (await browse(at)).headers.get('location') ?? '';
  return { back: new URL(at), verifier, status: submitted.status };
}

async function exchange(code: string | null, verifier: string, from = origin) {
  const response = await fetch(`${graph.origin}/oidc/token`, {
    method: 'POST',
    headers: { origin: from },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: redirectUri,
      code: code ?? '',
      code_verifier: verifier,
    }),
  });
  const allowed = response.headers.get('access-control-allow-origin');
  // biome-ignore lint/suspicious/noExplicitAny: an answer of the token endpoint
  return { status: response.status, allowed, body: (await response.json()) as any };
}

function preflight(from: string) {
  return fetch(`${graph.origin}/graphql`, {
    method: 'OPTIONS',
    headers: {
      origin: from,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization, content-type',
    },
  });
}

function ask(token: string, from: string) {
  return fetch(`${graph.origin}/graphql`, {
    method: 'POST',
    headers: {
      origin: from,
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ query: '{ memberships { totalCount } }' }),
  });
}

describe('signing in to a page', () => {
  it('goes by discovery, a page of the house, a code and a token to an answer', async () => {
    const discovery = await fetch(`${graph.origin}/oidc/.well-known/openid-configuration`);
    expect(await discovery.json()).toMatchObject({
      authorization_endpoint: `${graph.origin}/oidc/auth`,
      token_endpoint: `${graph.origin}/oidc/token`,
      code_challenge_methods_supported: ['S256'],
    });
    const { back, verifier } = await signIn('coordinator');
    expect(`${back.origin}${back.pathname}`).toBe(redirectUri);
    expect(back.searchParams.get('state')).toBe('st');
    const { status, body, allowed } = await exchange(back.searchParams.get('code'), verifier);
    expect([status, body.token_type, allowed]).toEqual([200, 'Bearer', origin]);
    const answer = await ask(body.access_token, origin);
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(answer.headers.get('access-control-expose-headers')).toContain('www-authenticate');
    expect(await answer.json()).toMatchObject({ data: { memberships: { totalCount: 0 } } });
  });

  it('gives no more than the person has, and the page asked for', async () => {
    // The coordinator reads no people, and the page asks for no more than it was registered for.
    const scope = 'openid membership:read person:read governance:read';
    const { back, verifier } = await signIn('coordinator', { scope });
    const { body } = await exchange(back.searchParams.get('code'), verifier);
    expect(body.scope).toBe('membership:read');
  });

  it('shows sample identities in both languages, under a strict policy that leads back to the page', async () => {
    const { browse, response } = await authorize();
    const page = new URL(response.headers.get('location') ?? '', graph.origin).href;
    const english = await browse(page);
    const text = await english.text();
    expect(text).toContain('Regione del Veneto, coordinator');
    expect(text).toContain('Cruscotto &lt;b&gt;');
    expect(text).not.toMatch(/system-employment|<script|https?:\/\//);
    const policy = english.headers.get('content-security-policy');
    expect(policy).toContain(`form-action 'self' ${origin}`);
    expect(policy).toContain("default-src 'self'");
    expect(await browse(`${page}?lang=it`).then((it) => it.text())).toContain(
      'Accedere come identità di esempio',
    );
    // Another browser has not begun it.
    expect((await fetch(page)).status).toBe(400);
  });

  it('as a domain of the platform is nobody’s', async () => {
    expect((await signIn('coordinator')).status).toBe(303);
    const { browse, response } = await authorize();
    const page = new URL(response.headers.get('location') ?? '', graph.origin).href;
    const body = new URLSearchParams({ identity: 'system-employment' });
    expect((await browse(page, { method: 'POST', body })).status).toBe(400);
  });

  it.each<[string, Record<string, string | undefined>]>([
    ['without PKCE', { code_challenge: undefined, code_challenge_method: undefined }],
    ['with a plain challenge', { code_challenge_method: 'plain' }],
    ['by the implicit flow', { response_type: 'id_token', nonce: 'n' }],
  ])('is refused %s, back at the page', async (_, change) => {
    const { response } = await authorize(change);
    const back = new URL(response.headers.get('location') ?? '');
    expect(back.origin).toBe(origin);
    expect(`${back.search}${back.hash}`).toMatch(
      /error=(invalid_request|unsupported_response_type|unauthorized_client)/,
    );
  });

  it.each([
    `${redirectUri}/`,
    `${redirectUri}?x=1`,
    `${other}/signed-in`,
    'http://dashboard.example.org/signed-in',
  ])('leads to nowhere but the registered address: not to %s', async (address) => {
    const { response } = await authorize({ redirect_uri: address });
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
  });
});

describe('a code', () => {
  it('is worth nothing with another verifier, nor a second time', async () => {
    const stolen = await signIn('coordinator');
    const code = stolen.back.searchParams.get('code');
    const wrong = await exchange(code, randomBytes(32).toString('base64url'));
    expect([wrong.status, wrong.body.error]).toEqual([400, 'invalid_grant']);
    const fresh = await signIn('coordinator');
    const good = fresh.back.searchParams.get('code');
    expect((await exchange(good, fresh.verifier)).status).toBe(200);
    const again = await exchange(good, fresh.verifier);
    expect([again.status, again.body.error]).toEqual([400, 'invalid_grant']);
  });

  it('is not exchanged from another origin', async () => {
    const { back, verifier } = await signIn('coordinator');
    const foreign = await exchange(back.searchParams.get('code'), verifier, other);
    expect([foreign.status, foreign.allowed]).toEqual([400, null]);
  });
});

describe('the graph', () => {
  it('tells the browsers of registered pages that they may ask, and those of others nothing', async () => {
    const ours = await preflight(origin);
    expect(ours.status).toBe(204);
    expect(ours.headers.get('access-control-allow-origin')).toBe(origin);
    expect(ours.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(ours.headers.get('vary')).toContain('Origin');
    const theirs = await preflight(other);
    expect([theirs.status, theirs.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    const answer = await ask(await graph.tokenOf('coordinator'), other);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('says nothing to a page that waits for approval, nor to one that was stopped', async () => {
    const { data } = await graph.query(
      `mutation { suspendClient(input: { clientId: "${clientId}", version: 1 }) { client { state } } }`,
      {},
      'contact-veneto-lavoro',
    );
    expect(data.suspendClient.client.state).toBe('SUSPENDED');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect((await preflight(origin)).status).toBe(403);
    expect((await authorize()).response.status).toBe(400);
  });
});
