import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { graphAudience } from '#shared/identity/client-token.ts';
import type { SampleIdentityName } from '#shared/identity/sample-identities.ts';
import { clientCommand } from '../infra/polis/client/client-command.ts';
import { openWholeGraph, type WholeGraph } from './whole-graph.ts';

// Machine clients that partners register themselves, from the key to the answer, over HTTP.

let graph: WholeGraph;

const temporary = mkdtempSync(path.join(tmpdir(), 'polis-client-'));

beforeAll(async () => {
  graph = await openWholeGraph(async () => {});
});
afterAll(async () => {
  await graph.close();
  rmSync(temporary, { recursive: true });
});

type Key = { jwk: JWK; sign: (claims: object, header?: object) => Promise<string> };

async function makeKey(algorithm = 'ES256'): Promise<Key> {
  const pair = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return {
    jwk,
    sign: (claims, header = {}) =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: algorithm, kid, ...header })
        .sign(pair.privateKey),
  };
}

async function act(name: string, input: object, identity: SampleIdentityName) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const inputType = /^(approve|suspend|resume|revoke)/.test(name) ? 'ClientAct' : type;
  const { data, errors, status } = await graph.query(
    `mutation ($input: ${inputType}Input!) { ${name}(input: $input) {
      client { id state version scopes keys { thumbprint retiredAt } steps { act state byRegione } }
      errors { ... on UserError { code message path } } } }`,
    { input },
    identity,
  );
  return { status, ...data?.[name], faults: errors.map(({ extensions }) => extensions['code']) };
}

const registration = {
  name: 'Gestionale dei percorsi',
  scopes: ['membership:read', 'person:read', 'feed:read'],
  contactEmail: 'sistemi@example.org',
};

async function registered(identity: SampleIdentityName = 'contact-veneto-lavoro', more = {}) {
  const key = await makeKey();
  const { client } = await act('registerClient', { ...registration, ...more }, identity);
  const { client: withKey } = await act(
    'addClientKey',
    { clientId: client.id, version: 1, publicKey: JSON.stringify(key.jwk) },
    identity,
  );
  return { key, client: withKey };
}

const now = () => Math.floor(Date.now() / 1000);
let assertions = 0;

function claimsFor(clientId: string): Record<string, unknown> {
  assertions += 1;
  const issuer = `${graph.origin}/oauth`;
  const at = { iat: now(), exp: now() + 60, jti: `assertion-${assertions}` };
  return { iss: clientId, sub: clientId, aud: issuer, ...at };
}

async function askToken(assertion: string, more: Record<string, string> = {}) {
  const response = await fetch(`${graph.origin}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      resource: graphAudience,
      scope: 'membership:read person:read',
      ...more,
    }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: an answer of the token endpoint
  return { status: response.status, body: (await response.json()) as any };
}

async function tokenOf({ key, client }: { key: Key; client: { id: string } }): Promise<string> {
  const { body } = await askToken(await key.sign(claimsFor(client.id)));
  return body.access_token;
}

const asks = (token: string) =>
  graph.query('{ memberships { totalCount } }', {}, undefined, {
    authorization: `Bearer ${token}`,
  });

describe('a system of the test organisation', () => {
  it('works at once: registered, with its key, its token, and an answer', async () => {
    const { key, client } = await registered();
    expect(client).toMatchObject({ state: 'APPROVED', version: 2 });
    const { status, body } = await askToken(await key.sign(claimsFor(client.id)));
    expect([status, body.token_type, body.expires_in]).toEqual([200, 'Bearer', 300]);
    // It asked for two of its three scopes.
    expect(body.scope.split(' ').sort()).toEqual(['membership:read', 'person:read']);
    const { data, errors } = await asks(body.access_token);
    expect([data.memberships, errors]).toEqual([{ totalCount: 0 }, []]);
    const feed = await graph.query('{ governanceChanges { head } }', {}, undefined, {
      authorization: `Bearer ${body.access_token}`,
    });
    expect([feed.status, feed.errors[0]?.extensions['code']]).toEqual([403, 'FORBIDDEN']);
  });

  it('works by three commands, and its private key stays in a file of its own', async () => {
    const file = path.join(temporary, 'system.json');
    const printed: string[] = [];
    const environment = { POLIS_TOKEN: await graph.tokenOf('contact-veneto-lavoro') };
    const run = (...args: string[]) =>
      clientCommand(args, environment, (line) => void printed.push(line));
    await run('keygen', file);
    const { name, contactEmail, scopes } = registration;
    const told = ['--name', name, '--email', contactEmail, '--scope', scopes.join(' ')];
    await run('register', file, ...told, '--url', graph.origin);
    await run('token', file);
    const [jwk = '', registeredAs, token = ''] = printed;
    expect(Object.keys(JSON.parse(jwk)).sort()).toEqual(['crv', 'kty', 'x', 'y']);
    expect(registeredAs).toMatch(/^client_\w{26} APPROVED$/);
    expect((await asks(token)).status).toBe(200);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await expect(run('keygen', file)).rejects.toThrow(/there already/);
  });

  it.each(['RS256', 'ES384', 'EdDSA'])('signs by %s too', async (algorithm) => {
    const { client } = await registered();
    const key = await makeKey(algorithm);
    const input = { clientId: client.id, version: 2, publicKey: JSON.stringify(key.jwk) };
    await act('addClientKey', input, 'contact-veneto-lavoro');
    expect((await asks(await tokenOf({ key, client }))).status).toBe(200);
  });

  it('is found by discovery, where an issuer says that it takes nothing else', async () => {
    const response = await fetch(`${graph.origin}/oauth/.well-known/openid-configuration`);
    expect(await response.json()).toMatchObject({
      issuer: `${graph.origin}/oauth`,
      token_endpoint: `${graph.origin}/oauth/token`,
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    });
    const keys = await fetch(`${graph.origin}/oauth/jwks`).then((jwks) => jwks.text());
    expect(keys).not.toContain('"d"');
  });

  it('gets no token by an assertion that was used, also of two that come at once', async () => {
    const { key, client } = await registered();
    const assertion = await key.sign(claimsFor(client.id));
    const answers = await Promise.all([1, 2, 3].map(() => askToken(assertion)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    expect((await askToken(assertion)).body.error).toBe('invalid_client');
  });

  it.each<[string, object]>([
    ['for somebody else', { aud: 'https://other.example' }],
    ['of another client', { iss: 'client_01k0000000e00000000000000' }],
    ['that has ended', { exp: 1 }],
    ['that holds too long', { exp: now() + 3_600 }],
    ['of the future', { iat: now() + 3_600 }],
    ['without an id', { jti: undefined }],
    ['without an end', { exp: undefined }],
  ])('gets no token by an assertion %s', async (_, change) => {
    const { key, client } = await registered();
    const { status, body } = await askToken(await key.sign({ ...claimsFor(client.id), ...change }));
    expect([status, body.error]).toEqual([401, 'invalid_client']);
  });

  it('gets no token by a key that is not its own, and none by a secret', async () => {
    const { client } = await registered();
    const other = await makeKey();
    expect((await askToken(await other.sign(claimsFor(client.id)))).status).toBe(401);
    const secret = await new SignJWT(claimsFor(client.id))
      .setProtectedHeader({ alg: 'HS256' })
      .sign(Buffer.alloc(32));
    expect((await askToken(secret)).status).toBe(401);
  });

  it('changes its key without a pause: the new one beside the old one, then without', async () => {
    const { key, client } = await registered();
    const next = await makeKey('EdDSA');
    const identity = 'contact-veneto-lavoro';
    const added = await act(
      'addClientKey',
      { clientId: client.id, version: 2, publicKey: JSON.stringify(next.jwk) },
      identity,
    );
    expect(added.errors).toEqual([]);
    for (const each of [key, next]) {
      expect((await askToken(await each.sign(claimsFor(client.id)))).status).toBe(200);
    }
    const thumbprint = await calculateJwkThumbprint(key.jwk);
    const retire = { clientId: client.id, version: 3, thumbprint };
    expect((await act('retireClientKey', retire, identity)).client.version).toBe(4);
    expect((await askToken(await key.sign(claimsFor(client.id)))).status).toBe(401);
    expect((await askToken(await next.sign(claimsFor(client.id)))).status).toBe(200);
    const again = { clientId: client.id, version: 4, publicKey: JSON.stringify(key.jwk) };
    expect((await act('addClientKey', again, identity)).errors).toMatchObject([
      { code: 'CLIENT_KEY_TAKEN', path: ['input', 'publicKey'] },
    ]);
  });

  it('is stopped within a second, its tokens with it, and goes on when it is resumed', async () => {
    const known = await registered();
    const token = await tokenOf(known);
    expect((await asks(token)).status).toBe(200);
    const input = { clientId: known.client.id, version: 2 };
    const { client } = await act('suspendClient', input, 'contact-veneto-lavoro');
    expect(client.state).toBe('SUSPENDED');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const refused = await asks(token);
    expect([refused.status, refused.errors[0]?.extensions['code']]).toEqual([401, 'TOKEN_INVALID']);
    expect(refused.errors[0]?.message).toContain('suspended or revoked');
    const assertion = await known.key.sign(claimsFor(known.client.id));
    expect((await askToken(assertion)).body.error).toBe('invalid_client');
    await act('resumeClient', { ...input, version: 3 }, 'contact-veneto-lavoro');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect((await asks(token)).status).toBe(200);
  });
});

describe('a system of any other partner', () => {
  it('waits for the Regione, and again when it wants more', async () => {
    const contact = 'contact-comune-padova';
    const known = await registered(contact);
    const { client, key } = known;
    expect(client.state).toBe('REGISTERED');
    expect((await askToken(await key.sign(claimsFor(client.id)))).status).toBe(401);
    const own = await act('approveClient', { clientId: client.id, version: 2 }, contact);
    expect([own.status, own.faults]).toEqual([403, ['FORBIDDEN']]);
    const approval = { clientId: client.id, version: 2 };
    expect((await act('approveClient', approval, 'coordinator')).client.state).toBe('APPROVED');
    expect((await askToken(await key.sign(claimsFor(client.id)))).status).toBe(200);
    const change = { clientId: client.id, scopes: ['person:read'] };
    const less = await act('changeClientScopes', { ...change, version: 3 }, contact);
    expect(less.client.state).toBe('APPROVED');
    const wants = { clientId: client.id, scopes: ['person:read', 'person:write'], version: 4 };
    const more = await act('changeClientScopes', wants, contact);
    expect(more.client.state).toBe('REGISTERED');
    expect(more.client.steps).toEqual([
      { act: null, state: 'REGISTERED', byRegione: false },
      { act: 'ADD_KEY', state: 'REGISTERED', byRegione: false },
      { act: 'APPROVE', state: 'APPROVED', byRegione: true },
      { act: 'CHANGE_SCOPES', state: 'APPROVED', byRegione: false },
      { act: 'CHANGE_SCOPES', state: 'REGISTERED', byRegione: false },
    ]);
  });

  it('that the Regione suspends is resumed by the Regione alone', async () => {
    const contact = 'contact-comune-padova';
    const { client } = await registered(contact);
    const at = (version: number) => ({ clientId: client.id, version });
    await act('approveClient', at(2), 'coordinator');
    await act('suspendClient', at(3), 'coordinator');
    expect((await act('resumeClient', at(4), contact)).errors).toMatchObject([
      { code: 'CLIENT_HELD_BY_REGIONE' },
    ]);
    expect((await act('resumeClient', at(4), 'coordinator')).client.state).toBe('APPROVED');
    expect((await act('revokeClient', at(5), contact)).client.state).toBe('REVOKED');
    expect((await act('approveClient', at(6), 'coordinator')).errors).toMatchObject([
      { code: 'CLIENT_STATE_FORBIDS' },
    ]);
  });

  it('is nobody else’s to see or to change', async () => {
    const { client } = await registered('contact-comune-padova');
    const query = '{ clients(first: 100) { nodes { id organisation { id } } } }';
    const seenBy = async (identity: SampleIdentityName) => {
      const { data } = await graph.query(query, {}, identity);
      return data.clients.nodes.some(({ id }: { id: string }) => id === client.id);
    };
    expect(await seenBy('contact-comune-padova')).toBe(true);
    expect(await seenBy('coordinator')).toBe(true);
    expect(await seenBy('data-steward')).toBe(true);
    expect(await seenBy('contact-veneto-lavoro')).toBe(false);
    const input = { clientId: client.id, version: 2 };
    expect((await act('suspendClient', input, 'contact-veneto-lavoro')).errors).toMatchObject([
      { code: 'CLIENT_NOT_FOUND' },
    ]);
    const worker = await graph.query(query, {}, 'case-worker-padova');
    expect(worker.status).toBe(403);
    expect((await act('registerClient', registration, 'system-veneto-lavoro')).status).toBe(403);
    expect((await graph.query(query)).status).toBe(401);
  });
});
