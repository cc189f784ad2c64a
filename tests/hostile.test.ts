import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { problems } from '#shared/language/problem.ts';
import { hostileDocuments } from '../infra/bench/hostile/hostile-documents.ts';
import { openWholeGraph, type WholeGraph } from './whole-graph.ts';

// 500 requests that nobody may send, as they would come to a gateway in production.

let graph: WholeGraph;
let fetches = 0;
const asked: string[] = [];

/** Of a domain, whatever it is that asks it. */
function count(message: unknown): void {
  const { origin, path } = (message as { request: { origin: string; path: string } }).request; // as undici says
  if (!graph.subgraphs.some(({ url }) => new URL(url).origin === String(origin))) return;
  fetches += 1;
  asked.push(path);
}

beforeAll(async () => {
  graph = await openWholeGraph(async () => {}, { introspection: false });
  subscribe('undici:request:create', count);
}, 180_000);
afterAll(async () => {
  unsubscribe('undici:request:create', count);
  await graph.close();
});

async function post(body: string, headers: Record<string, string> = {}) {
  const response = await fetch(graph.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      ...headers,
    },
    body,
  });
  const text = await response.text();
  return { status: response.status, text, answer: JSON.parse(text) };
}

const seed = 8;

describe('500 hostile requests', () => {
  it('are each refused with their code and a status of 4xx, and no domain is asked', async () => {
    await post(JSON.stringify({ query: '{ organisations { totalCount } }' }));
    expect(fetches).toBe(1);
    const wrong: unknown[] = [];
    const seen = new Set<string>();
    for (const { kind, codes, body } of hostileDocuments(500, seed)) {
      const { status, text, answer } = await post(body);
      const found = answer.errors?.map(({ extensions }: never) => extensions['code']) ?? [];
      for (const code of found) seen.add(code);
      const isRefused = found.length > 0 && found.every((code: string) => codes.includes(code));
      const isTold = status >= 400 && status < 500 && !('data' in answer);
      const leaks = /Did you mean|127\.0\.0\.1|localhost|ECONN|node_modules/.exec(text)?.[0];
      if (!isRefused || !isTold || leaks || text.length > 20_000)
        wrong.push({
          kind,
          status,
          found,
          leaks,
          text: text.slice(0, 300),
          body: body.slice(0, 200),
        });
    }
    expect(wrong).toEqual([]);
    expect(fetches).toBe(1);
    expect([...seen].filter((code) => !(code in problems))).toEqual([]);
  }, 300_000);
});
