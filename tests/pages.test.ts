import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { buildSchema, type GraphQLSchema, parse, validate } from 'graphql';
import { isSampleIdentity, sampleIdentities } from '#shared/identity/sample-identities.ts';
import { printApiSchema } from '../gateway/src/api-schema.ts';
import { crossing, doors, examplesOf } from '../gateway/src/pages/examples.ts';
import { pageFile } from '../gateway/src/pages/page-file.ts';
import { servePages } from '../gateway/src/pages.ts';

let server: Server;
let origin: string;

beforeAll(async () => {
  const app = express();
  servePages(app);
  server = createServer(app);
  // The schema takes seconds to build, in which nothing else happens: no connection is to lapse.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // It listens on TCP, so its address is an object.
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((closed) => server.close(closed)));

const staticFiles = readdirSync(pageFile('static/'));
const moduleUrl = (name: string) =>
  String(new URL(`../gateway/pages/static/${name}`, import.meta.url));

async function read(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(origin + path, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe('every page', () => {
  const pages = ['/', '/explorer'];

  it.each(pages)('%s allows nothing from elsewhere and no inline script', async (path) => {
    const { status, headers } = await read(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(status).toBe(200);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src|unsafe-eval|https?:/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('allows styles set by scripts only to the explorer, whose GraphiQL needs them', async () => {
    const policies = await Promise.all(
      pages.map(async (path) => (await read(path)).headers.get('content-security-policy')),
    );
    expect(policies.map((policy) => policy?.includes('unsafe-inline'))).toEqual([false, true]);
  });

  it.each(pages)('%s has no inline script, style or handler', async (path) => {
    const { text } = await read(path);
    expect(text).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(text).not.toMatch(/<style|\sstyle=|\son[a-z]+=/);
  });

  it.each(pages)('%s links only to files that this gateway serves', async (path) => {
    const { text } = await read(path);
    const linked = [...text.matchAll(/<(?:script|link)\s[^>]*(?:src|href)="([^"]+)"/g)].map(
      ([, target]) => String(target),
    );
    const answers = await Promise.all(
      linked.map(async (each) => [each, (await read(each)).status]),
    );
    expect(linked.length).toBeGreaterThan(3);
    expect(answers).toEqual(linked.map((each) => [each, 200]));
  });

  it.each(pages)('%s fills every slot and gives each landmark once', async (path) => {
    const { text } = await read(path);
    expect(text).not.toContain('{{');
    for (const landmark of ['<h1', '<header', '<main']) {
      expect(text.split(landmark)).toHaveLength(2);
    }
  });
});

describe('language', () => {
  const languageOf = (text: string) => /<html lang="(\w+)">/.exec(text)?.[1];

  it.each([
    ['it-IT,it;q=0.9,en;q=0.5', 'it'],
    ['de,en;q=0.5', 'en'],
    ['fr', 'en'],
  ])('follows what the browser prefers: %s', async (accepted, language) => {
    const { text, headers } = await read('/', { 'accept-language': accepted });
    expect(languageOf(text)).toBe(language);
    expect(headers.get('content-language')).toBe(language);
    expect(headers.get('vary')).toContain('Accept-Language');
  });

  it('remembers what was chosen on the page, and forgets the rest of a cookie', async () => {
    const chosen = await read('/explorer?lang=it', { 'accept-language': 'en' });
    const cookie = chosen.headers.get('set-cookie') ?? '';
    expect(languageOf(chosen.text)).toBe('it');
    expect(cookie).toMatch(/^polis-language=it;.*HttpOnly; SameSite=Lax/);
    const later = await read('/', { 'accept-language': 'en', cookie: 'a=b; polis-language=it' });
    expect(languageOf(later.text)).toBe('it');
    expect(later.headers.get('set-cookie')).toBeNull();
  });

  it('keeps what was asked of the explorer when the language changes, as text only', async () => {
    const { text } = await read(`/explorer?query=${encodeURIComponent('{a}"><script>')}`);
    expect(text).toContain('href="/explorer?query=%7Ba%7D%22%3E%3Cscript%3E&amp;lang=it"');
    expect(text).not.toContain('<script>');
  });

  it('answers in a language it has when asked for one it has not', async () => {
    expect(languageOf((await read('/?lang=xx', { 'accept-language': 'it' })).text)).toBe('it');
  });

  it('has all its words in both', () => {
    const words = JSON.parse(readFileSync(pageFile('static/words.json'), 'utf8'));
    const slots = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const [key, { en, it, ...more }] of Object.entries<Record<string, string>>(words)) {
      expect([key, slots(en ?? ''), more]).toEqual([key, slots(it ?? ''), {}]);
      expect([key, [en, it].every((text) => text?.trim())]).toEqual([key, true]);
    }
  });

  it('has the words that the scripts and the doors ask for', () => {
    const words = JSON.parse(readFileSync(pageFile('static/words.json'), 'utf8'));
    const asked = staticFiles
      .filter((name) => name.endsWith('.js'))
      .flatMap((name) => [
        ...readFileSync(pageFile(`static/${name}`), 'utf8').matchAll(/word\(\s*'([\w.-]+)'/g),
      ])
      .map(([, key]) => key);
    const ofDoors = doors.flatMap(({ name }) => [
      `door.${name}.title`,
      `door.${name}.sentence`,
      ...examplesOf(name).map((example) => `example.${name}.${example.name}`),
    ]);
    const people = Object.entries(sampleIdentities).filter(([, { role }]) => role !== 'PLATFORM');
    const ofPeople = people.map(([name]) => `identity.${name}`);
    expect(asked.length).toBeGreaterThan(30);
    expect([...asked, ...ofDoors, ...ofPeople].filter((key) => !(String(key) in words))).toEqual(
      [],
    );
  });
});

describe('offline', () => {
  it.each(staticFiles)('static/%s names no other origin', async (name) => {
    const { status, text, headers } = await read(`/static/${name}`);
    const elsewhere = text
      .replaceAll('http://www.w3.org/2000/svg', '')
      .match(/(?:https?:)?\/\/\w[^\s'"]*\.\w+/g);
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(elsewhere).toBeNull();
  });

  it.each([
    'graphiql.min.js',
    'graphiql.min.css',
    'react.production.min.js',
    'react-dom.production.min.js',
  ])('serves %s from the installed package', async (name) => {
    const { status, headers } = await read(`/explorer/assets/${name}`);
    expect(status).toBe(200);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-type')).toMatch(/javascript|css/);
  });

  it('has its fonts and images inside the style sheet of GraphiQL', async () => {
    const { text } = await read('/explorer/assets/graphiql.min.css');
    expect(text.match(/url\((?!["']?data:)[^)]*\)|@import/g)).toBeNull();
  });

  it('gives nothing else of the packages, nor of the gateway', async () => {
    const paths = [
      '/explorer/assets/package.json',
      '/static/../home.html',
      '/static/%2e%2e/home.html',
    ];
    const answers = await Promise.all(paths.map((path) => read(path)));
    expect(answers.map(({ status }) => status)).not.toContain(200);
  });
});

describe('examples', () => {
  let schema: GraphQLSchema;
  beforeAll(() => {
    schema = buildSchema(printApiSchema());
  });

  const documents = [
    ['crossing', crossing()],
    ...doors.flatMap(({ name }) =>
      examplesOf(name).map((example) => [`${name}/${example.name}`, example.query]),
    ),
  ] as [string, string][]; // pairs, as written above

  it.each(documents)('%s fits the contract', (_, query) => {
    expect(validate(schema, parse(query))).toEqual([]);
  });

  it('are all offered: no document lies about unused', () => {
    const files = doors.flatMap(({ name }) =>
      readdirSync(pageFile(`examples/${name}/`)).map((file) => `${name}/${file}`),
    );
    const offered = documents.slice(1).map(([name]) => `${name}.graphql`);
    expect(files.sort()).toEqual(offered.sort());
  });

  it('reach the explorer with the identity of their door', async () => {
    const answer = JSON.parse((await read('/explorer/examples.json')).text);
    expect(answer.map(({ name }: { name: string }) => name)).toEqual([
      'partner-system',
      'dashboard',
      'researcher',
    ]);
    for (const { identity, examples } of answer) {
      expect(isSampleIdentity(identity)).toBe(true);
      expect(examples.length).toBeGreaterThan(2);
    }
  });

  it('begin at each door with a link that carries query and identity', async () => {
    const { text } = await read('/');
    for (const { name, identity } of doors) {
      const asked = new URLSearchParams({ query: examplesOf(name)[0]?.query ?? '', as: identity });
      expect(text).toContain(`href="/explorer?${String(asked).replaceAll('&', '&amp;')}"`);
    }
  });
});

describe('in production, where no token is offered', () => {
  it('shows no token button before an installation has said that it offers them', async () => {
    const { text } = await read('/');
    expect(text.match(/<div class="token" data-token hidden>/g)).toHaveLength(3);
    expect(text.match(/<button/g)).toHaveLength(1);
    expect(text).toMatch(/<button[^>]*data-again[^>]*hidden/);
    expect((await read('/explorer')).text).toMatch(/data-pick hidden/);
  });
});

describe('the live answer', () => {
  const nodes = (...names: string[]) => ({ nodes: names.map((name) => ({ name, title: name })) });

  it('says of each domain what it answered, that it has nothing, or why it did not', async () => {
    const { readAnswer } = await import(moduleUrl('live-rows.js'));
    const { state, rows } = readAnswer({
      data: {
        territory: {
          name: 'Treviso',
          organisations: nodes('A'),
          accessPoints: null,
          microInterventions: nodes(),
        },
      },
      errors: [{ path: ['territory', 'accessPoints'], extensions: { code: 'DOMAIN_UNAVAILABLE' } }],
    });
    expect(state).toBe('answered');
    expect(rows).toEqual([
      { domain: 'governance', field: 'organisations', values: ['A'] },
      { domain: 'employment', field: 'accessPoints', code: 'DOMAIN_UNAVAILABLE' },
      { domain: 'community', field: 'microInterventions', values: [] },
    ]);
  });

  it('tells a territory that is not there from one that could not be asked', async () => {
    const { readAnswer } = await import(moduleUrl('live-rows.js'));
    const down = { message: '', extensions: { code: 'DOMAIN_UNAVAILABLE' } };
    expect(readAnswer({ data: { territory: null } })).toEqual({ state: 'empty', rows: [] });
    expect(readAnswer({ data: { territory: null }, errors: [down] })).toMatchObject({
      state: 'failed',
      code: 'DOMAIN_UNAVAILABLE',
    });
    expect(readAnswer({ errors: [down] })).toMatchObject({ state: 'failed' });
  });
});

describe('the line for a terminal', () => {
  it('is one shell command whatever the query quotes', async () => {
    const { curlLine } = await import(moduleUrl('curl-line.js'));
    const line = curlLine('http://here', '{\n  a(b: "it\'s")\n}', 't.o.k');
    expect(line).toBe(
      [
        'curl -s http://here/graphql',
        "-H 'authorization: Bearer t.o.k'",
        "-H 'content-type: application/json'",
        String.raw`-d '{"query":"{ a(b: \"it'\''s\") }"}'`,
      ].join(' \\\n  '),
    );
  });
});
