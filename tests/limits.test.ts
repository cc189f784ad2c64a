import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { limitBounds, limitVariable } from '#gateway/limits/limits.ts';
import { isSampleIdentity, type SampleIdentityName } from '#shared/identity/sample-identities.ts';
import { readTask } from './task-document.ts';
import { openWholeGraph, type WholeGraph } from './whole-graph.ts';

// What a request may ask of a gateway as it runs in production, told in both forms of GraphQL over HTTP.

// biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
type Answer = any;

let graph: WholeGraph;

beforeAll(async () => {
  graph = await openWholeGraph(async () => {}, {
    introspection: false,
    gate: { proxies: 1 },
  });
}, 180_000);
afterAll(() => graph.close());

const modern = 'application/graphql-response+json';

async function ask(
  body: object,
  { as, ...headers }: Record<string, string> & { as?: SampleIdentityName } = {},
) {
  const authorization = as && { authorization: `Bearer ${await graph.tokenOf(as)}` };
  const response = await fetch(graph.url, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/json', accept: modern, 'polis-debug': 'counts, cost' },
      ...authorization,
      ...headers,
    },
    body: JSON.stringify(body),
  });
  const { data, errors = [], extensions } = (await response.json()) as Answer;
  const codes = errors.map(({ extensions: told }: never) => told['code']);
  return { status: response.status, headers: response.headers, data, errors, codes, extensions };
}

const page = 'query ($n: Int) { organisations(first: $n) { nodes { name } } }';

describe('a refusal', () => {
  it.each([
    ['a page size', { query: page, variables: { n: 101 } }, 'PAGE_SIZE_INVALID'],
    ['a negative one', { query: page, variables: { n: -1 } }, 'PAGE_SIZE_INVALID'],
    ['what nobody knows', { query: '{ _entities { __typename } }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['no document', { query: '{ a' }, 'GRAPHQL_PARSE_FAILED'],
    ['a value', { query: page, variables: { n: 'x' } }, 'BAD_USER_INPUT'],
    ['no operation', { query: page, operationName: 'A' }, 'OPERATION_RESOLUTION_FAILURE'],
  ])('of %s has its status, or 200 and the same code in plain JSON', async (_, body, code) => {
    const inBoth = [await ask(body), await ask(body, { accept: 'application/json' })];
    expect(inBoth.map(({ status }) => status)).toEqual([400, 200]);
    for (const { codes, data } of inBoth) {
      expect([...new Set(codes)]).toEqual([code]);
      expect(data).toBeUndefined();
    }
    const italian = await ask(body, { 'accept-language': 'it' });
    expect(italian.errors[0].message).not.toBe(inBoth[0]?.errors[0].message);
  });

  it('tells how much was asked and how much is allowed', async () => {
    const query = `{ ${Array.from({ length: 50 }, (_, i) => `a${i}: __typename`).join(' ')} }`;
    const { errors } = await ask({ query });
    expect(errors[0]).toEqual({
      message: 'The document has 50 aliases; 40 is the most.',
      extensions: { code: 'TOO_MANY_ALIASES', aliases: 50, allowed: 40 },
    });
  });

  it('names nothing that is there: no field, argument, type or value that comes near', async () => {
    const nearly = [
      '{ organisation { nam } }',
      '{ organisations(fist: 1) { totalCount } }',
      '{ organisations(filter: { type: [UNIVERSITI] }) { totalCount } }',
      '{ organisations { nodes { ... on Organisatio { id } } } }',
      'query ($f: OrganisationFiltr) { organisations(filter: $f) { totalCount } }',
    ];
    const byValue = 'query ($f: OrganisationFilter) { organisations(filter: $f) { totalCount } }';
    const answers = await Promise.all([
      ...nearly.map((query) => ask({ query })),
      ask({ query: byValue, variables: { f: { nameContain: 'a' } } }),
      ask({ query: byValue, variables: { f: { type: ['UNIVERSITI'] } } }),
    ]);
    for (const { status, errors } of answers) {
      expect(status).toBe(400);
      expect(JSON.stringify(errors)).not.toMatch(
        /Did you mean|organisations"|first|UNIVERSITY|OrganisationFilter\b.*\?|nameContains/,
      );
    }
  });
});

const unasked = ['BAD_USER_INPUT', 'FORBIDDEN', 'UNAUTHENTICATED'];

const doors: Record<string, SampleIdentityName> = {
  'partner-system': 'system-veneto-lavoro',
  dashboard: 'dashboard',
  researcher: 'researcher-unipd',
};

describe('the cost of a request', () => {
  it('is told where it is asked, with what is allowed and the fetches', async () => {
    const { extensions } = await ask({ query: page, variables: { n: 7 } });
    expect(extensions).toMatchObject({
      cost: { estimated: 8, allowed: 10_000, fetches: 1 },
      counts: { fetches: 1 },
    });
    // The contract says that a search takes more (`@cost`).
    const search = '{ organisations(filter: { nameContains: "a" }) { nodes { name } } }';
    expect((await ask({ query: search })).extensions.cost.estimated).toBe(41);
    const quiet = await ask({ query: page }, { 'polis-debug': '' });
    expect(quiet.extensions).toBeUndefined();
  });

  it('is all that a dry run answers; of it nothing is fetched', async () => {
    const query =
      '{ organisations(first: 5) { nodes { name accessPoints(first: 2) { nodes { name } } } } }';
    const dry = { 'polis-dry-run': 'cost', 'polis-debug': '' };
    const { status, data, errors, extensions } = await ask({ query }, dry);
    expect({ status, data, errors, extensions }).toEqual({
      ...{ status: 200, data: null, errors: [] },
      extensions: { cost: { estimated: 21, allowed: 10_000, fetches: 2 } },
    });
    const mutation =
      'mutation ($i: OpenNetworkInput!) { openNetwork(input: $i) { errors { __typename } } }';
    const refused = await ask(
      { query: mutation, variables: { i: {} } },
      { ...dry, as: 'coordinator' },
    );
    expect(refused.codes[0]).toBe('BAD_USER_INPUT');
    const known = await ask({ query }, { ...dry, as: 'dashboard' });
    expect(known.extensions.cost.allowed).toBe(50_000);
  });

  it.each(
    readdirSync(new URL('../docs/tasks/', import.meta.url)).filter((file) => /^\d/.test(file)),
  )('of %s is within what its users may ask', async (file) => {
    for (const { query, identity } of readTask(`docs/tasks/${file}`)) {
      const as = identity !== undefined && isSampleIdentity(identity) ? { as: identity } : {};
      const { codes } = await ask({ query }, { ...as, 'polis-dry-run': 'cost' });
      // Variables are left out here: what is refused is refused for them.
      expect(codes.filter((code: string) => !unasked.includes(code))).toEqual([]);
    }
  });

  it('of every example of the pages is within what its users may ask', async () => {
    const folder = new URL('../gateway/pages/examples/', import.meta.url);
    const examples = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    for (const file of examples.filter((name) => name.endsWith('.graphql'))) {
      const query = readFileSync(new URL(file, folder), 'utf8');
      const as = doors[file.split('/')[0] ?? ''] ?? 'system-veneto-lavoro';
      const { codes } = await ask({ query }, { as, 'polis-dry-run': 'cost' });
      expect([file, codes]).toEqual([file, []]);
    }
  });
});

describe('the limits', () => {
  it('are documented with their numbers and bounds', () => {
    const text = readFileSync(new URL('../docs/reference/limits.md', import.meta.url), 'utf8');
    const number = (value: number) => value.toLocaleString('en');
    for (const [name, { usual, least, most }] of Object.entries(limitBounds)) {
      // A name of the constant.
      const variable = limitVariable(name as keyof typeof limitBounds);
      expect(text).toContain(
        `| ${number(usual)} | \`${variable}\` ${number(least)}–${number(most)} |`,
      );
    }
  });
});

describe('the allowance of a client', () => {
  it('is told with every answer', async () => {
    const { headers } = await ask({ query: page }, { as: 'dashboard' });
    expect(headers.get('ratelimit-policy')).toBe('"identified";q=200000;w=100');
    expect(headers.get('ratelimit')).toMatch(/^"identified";r=1\d{5};t=\d+$/);
    expect(headers.get('x-ratelimit-limit')).toBe('200000');
    expect(headers.get('retry-after')).toBeNull();
    const anonymous = await ask({ query: page });
    expect(anonymous.headers.get('ratelimit-policy')).toBe('"anonymous";q=100000;w=100');
  });

  it('of nobody in particular is that of the network before our proxy, whatever else is claimed', async () => {
    const left = async (forwarded: string) => {
      const { headers } = await ask({ query: page }, { 'x-forwarded-for': forwarded });
      return Number(headers.get('x-ratelimit-remaining'));
    };
    const first = await left('203.0.113.1');
    expect(await left('192.0.2.77, 203.0.113.9')).toBeLessThanOrEqual(first);
    const elsewhere = await left('198.51.100.1');
    expect(elsewhere).toBe(first);
  });

  it('used up is 429 with the time to wait, for that client alone and in both forms', async () => {
    for (const name of ['client', 'subject']) {
      await graph.own.database.execute(
        `select take_allowance('${name} contact-unipd', 200000, 0.001, 200000)`,
      );
    }
    const dear = {
      query: '{ organisations(first: 100) { nodes { memberships { nodes { id } } } } }',
    };
    for (const accept of [modern, 'application/json']) {
      const { status, codes, headers } = await ask(dear, { as: 'contact-unipd', accept });
      expect([status, codes]).toEqual([429, ['RATE_LIMITED']]);
      expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    }
    expect((await ask(dear, { as: 'dashboard' })).status).toBe(200);
  });
});
