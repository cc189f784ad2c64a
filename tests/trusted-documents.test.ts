import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import postgres from 'postgres';
import type { SampleIdentityName } from '#shared/identity/sample-identities.ts';
import { projectDirectory } from '../infra/local/data-directory.ts';
import { openWholeGraph, type WholeGraph } from './whole-graph.ts';

// Documents that machine clients may ask: registered by somebody of their organisation, asked by their hash.

// biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
type Answer = any;

let graph: WholeGraph;

beforeAll(async () => {
  graph = await openWholeGraph(async () => {}, { gate: { trust: 'required' } });
}, 180_000);
afterAll(() => graph.close());

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const people = 'query People($first: Int) { persons(first: $first) { totalCount nodes { id } } }';
const networks = 'query Networks { networks { totalCount } }';

async function ask(body: object, as?: SampleIdentityName) {
  const authorization = as && { authorization: `Bearer ${await graph.tokenOf(as)}` };
  const response = await fetch(graph.url, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      ...authorization,
    },
    body: JSON.stringify(body),
  });
  const { data, errors = [] } = (await response.json()) as Answer;
  return { status: response.status, data, code: errors[0]?.extensions.code };
}

const registration = `mutation ($input: RegisterDocumentsInput!) { registerDocuments(input: $input) {
  trustedDocuments { id hash text organisation { id } registeredAt }
  errors { ... on UserError { code message path } } } }`;

async function register(documents: object[], as: SampleIdentityName = 'contact-veneto-lavoro') {
  const { data, errors } = await graph.query(registration, { input: { documents } }, as);
  return { ...data?.registerDocuments, problems: errors };
}

describe('a machine client', () => {
  it('is answered registered documents alone, by their hash or their text', async () => {
    const query = { query: people, variables: { first: 1 } };
    const system = 'system-veneto-lavoro';
    expect(await ask(query, system)).toMatchObject({ status: 403, code: 'DOCUMENT_NOT_TRUSTED' });
    const { trustedDocuments, errors } = await register([{ hash: hashOf(people), text: people }]);
    expect(errors).toEqual([]);
    expect(trustedDocuments[0]).toMatchObject({ hash: `sha256:${hashOf(people)}`, text: people });
    const answered = { status: 200, data: { persons: { totalCount: 0, nodes: [] } } };
    const variables = { first: 1 };
    const ways = [
      query,
      { documentId: `sha256:${hashOf(people)}`, variables },
      { extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(people) } }, variables },
    ];
    for (const way of ways) expect(await ask(way, system)).toMatchObject(answered);
    const byGet = new URLSearchParams({ documentId: `sha256:${hashOf(people)}` });
    const token = await graph.tokenOf(system);
    const got = await fetch(`${graph.url}?${byGet}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(got.status).toBe(200);
  });

  it('is not answered one that another organisation registered, nor one that is nearly it', async () => {
    await register([{ text: people }]);
    const id = { documentId: `sha256:${hashOf(people)}` };
    const unknown = { status: 403, code: 'DOCUMENT_NOT_TRUSTED' };
    expect(await ask(id, 'system-comune-venezia')).toMatchObject(unknown);
    expect(await ask({ query: `${people} ` }, 'system-veneto-lavoro')).toMatchObject(unknown);
    const other = { ...id, query: networks };
    expect(await ask(other, 'system-veneto-lavoro')).toMatchObject({
      status: 400,
      code: 'BAD_REQUEST',
    });
  });

  it('is held to the same limits in what it asks of them', async () => {
    await register([{ text: people }]);
    const documentId = `sha256:${hashOf(people)}`;
    const refused = await ask({ documentId, variables: { first: 5_000 } }, 'system-veneto-lavoro');
    expect(refused).toMatchObject({ status: 400, code: 'PAGE_SIZE_INVALID' });
  });

  it('cannot register what it wants to ask', async () => {
    await register([{ text: registration }]);
    const input = { documents: [{ text: networks }] };
    const query = { query: registration, variables: { input } };
    const refused = await ask(query, 'system-veneto-lavoro');
    expect([refused.status, refused.code]).toEqual([403, 'FORBIDDEN']);
  });
});

describe('people', () => {
  it('ask what they like, and documents of their organisation by hash', async () => {
    expect((await ask({ query: networks }, 'coordinator')).status).toBe(200);
    await register([{ text: networks }], 'coordinator');
    const documentId = `sha256:${hashOf(networks)}`;
    expect((await ask({ documentId }, 'dashboard')).status).toBe(200);
    const unknown = await ask({ documentId });
    expect(unknown).toMatchObject({ status: 404, code: 'PERSISTED_QUERY_NOT_FOUND' });
  });
});

describe('the command', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'polis-documents-'));
  const manifest = (name: string, content: object) => {
    const file = path.join(folder, name);
    writeFileSync(file, JSON.stringify(content));
    return file;
  };
  afterAll(() => rmSync(folder, { recursive: true }));

  it('registers what a client generator wrote, of which each document is then answered', async () => {
    const text = 'query Manifested { persons { totalCount } }';
    const file = manifest('persisted-documents.json', { [hashOf(text)]: text });
    const ended = await polis('contact-veneto-lavoro', 'register', file);
    expect(ended).toEqual({ code: 0, out: '1 documents are registered.\n', err: '' });
    const documentId = `sha256:${hashOf(text)}`;
    expect((await ask({ documentId }, 'system-veneto-lavoro')).status).toBe(200);
  });

  it('registers what the import asks', async () => {
    const ended = await polis('contact-veneto-lavoro', 'register', '--importer');
    expect(ended).toEqual({ code: 0, out: '2 documents are registered.\n', err: '' });
  });

  it('tells what is wrong with which document', async () => {
    const text = 'query Unfit { persons { nothing } }';
    const operations = [{ id: hashOf(text), body: text, name: 'Unfit', type: 'query' }];
    const content = { format: 'apollo-persisted-query-manifest', version: 1, operations };
    const ended = await polis('contact-veneto-lavoro', 'register', manifest('a.json', content));
    expect([ended.code, ended.out]).toEqual([1, '0 documents are registered.\n']);
    expect(ended.err).toMatch(/^Unfit: The document cannot be registered. Cannot query field/);
    const mayNot = await polis(
      'dashboard',
      'register',
      manifest('b.json', { [hashOf(people)]: people }),
    );
    expect([mayNot.code, mayNot.err]).toEqual([
      2,
      'The token lacks the scope document:register.\n',
    ]);
  });
});

describe('registering', () => {
  it('tells of each document what is wrong with it, and registers none then', async () => {
    const good = 'query Good { networks { totalCount } }';
    const { trustedDocuments, errors } = await register([
      { text: good },
      { text: 'query { nothing }' },
      { hash: hashOf('other'), text: networks },
      { text: `{ ${Array.from({ length: 60 }, (_, i) => `a${i}: __typename`).join(' ')} }` },
      { text: '{' },
    ]);
    expect(trustedDocuments).toBeNull();
    expect(errors).toMatchObject([
      { code: 'DOCUMENT_UNFIT', path: ['input', 'documents', '1', 'text'] },
      { code: 'DOCUMENT_HASH_MISMATCHED', path: ['input', 'documents', '2', 'hash'] },
      { code: 'DOCUMENT_UNFIT', path: ['input', 'documents', '3', 'text'] },
      { code: 'DOCUMENT_UNFIT', path: ['input', 'documents', '4', 'text'] },
    ]);
    expect(errors[0].message).toContain('Cannot query field "nothing"');
    const listed = await graph.query(
      'query ($f: TrustedDocumentFilter) { trustedDocuments(filter: $f) { totalCount } }',
      { f: { hash: `sha256:${hashOf(good)}` } },
      'contact-veneto-lavoro',
    );
    expect(listed.data.trustedDocuments.totalCount).toBe(0);
  });

  it('again the same is no error and one document, also at once', async () => {
    const text = 'query Again { networks { totalCount } }';
    const ids = await Promise.all([1, 2, 3].map(() => register([{ text }, { text }])));
    const all = ids.flatMap(({ trustedDocuments }) => trustedDocuments.map(({ id }: never) => id));
    expect([all.length, new Set(all).size]).toEqual([6, 1]);
  });

  it.each([
    ['none', []],
    ['too many', Array.from({ length: 201 }, () => ({ text: networks }))],
  ])('is refused of %s', async (_, documents) => {
    const { errors } = await register(documents);
    expect(errors).toMatchObject([{ code: 'DOCUMENTS_MISCOUNTED' }]);
  });

  it('needs the right to, and shows an organisation its own alone', async () => {
    const { problems } = await register([{ text: networks }], 'dashboard');
    expect(problems[0]?.extensions['code']).toBe('FORBIDDEN');
    const all =
      '{ trustedDocuments(orderBy: [REGISTERED_AT_ASC]) { nodes { text organisation { id } } } }';
    const { data } = await graph.query(all, {}, 'contact-comune-treviso');
    expect(data.trustedDocuments.nodes).toEqual([]);
  });

  it('is for good: nobody changes or removes a document', async () => {
    await register([{ text: networks }]);
    const sql = postgres(graph.own.url, { max: 1, onnotice: () => {} });
    const changed = await sql.begin(async (tx) => {
      const id = await someOwner();
      await tx`select set_config('app.organisation_id', ${id}, true)`;
      const updated = await tx`update trusted_document set text = 'x'`;
      const removed = await tx`delete from trusted_document`;
      return [updated.count, removed.count];
    });
    expect(changed).toEqual([0, 0]);
    await sql.end();
  });
});

/** `npm run -s polis -- documents …`, with a token of the identity's. */
async function polis(as: SampleIdentityName, ...args: string[]) {
  const POLIS_TOKEN = await graph.tokenOf(as);
  const command = ['--import', 'tsx', 'infra/polis/main.ts', 'documents', ...args];
  return new Promise<{ code: unknown; out: string; err: string }>((resolve) => {
    execFile(
      process.execPath,
      [...command, '--url', graph.origin],
      { cwd: projectDirectory, env: { ...process.env, POLIS_TOKEN, LANG: 'en' } },
      (error, out, err) => resolve({ code: error?.code ?? 0, out, err }),
    );
  });
}

async function someOwner(): Promise<string> {
  const owner = postgres(graph.own.superuserUrl, { max: 1, onnotice: () => {} });
  const [row] = await owner`select organisation_id from trusted_document`;
  await owner.end();
  return row?.['organisation_id'];
}
