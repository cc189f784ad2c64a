import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AuditResult, serverAudits } from 'graphql-http';
import { openWholeGraph, type WholeGraph } from './whole-graph.ts';

// GraphQL over HTTP, as those who write its specification check it.

let graph: WholeGraph;
const results: AuditResult[] = [];

beforeAll(async () => {
  graph = await openWholeGraph(async () => {});
  for (const audit of serverAudits({ url: graph.url, fetchFn: fetch })) {
    results.push(await audit.fn());
  }
}, 180_000);
afterAll(() => graph.close());

describe('GraphQL over HTTP', () => {
  it.each(['MUST', 'SHOULD'])('is kept in all that a server %s do', (word) => {
    const asked = results.filter(({ name }) => name.startsWith(`${word} `));
    expect(asked.length).toBeGreaterThan(10);
    const failed = asked.filter(({ status }) => status !== 'ok');
    expect(failed.map(({ id, name }) => `${id} ${name}`)).toEqual([]);
  });

  it('is kept in all that it MAY do', () => {
    const asked = results.filter(({ name }) => name.startsWith('MAY '));
    expect(asked.length).toBeGreaterThanOrEqual(25);
    const failed = asked.filter(({ status }) => status !== 'ok');
    expect(failed.map(({ id, name }) => `${id} ${name}`)).toEqual([]);
  });

  it('changes nothing by GET, which any site can make a browser send', async () => {
    const valid =
      'mutation ($input: OpenNetworkInput!) { openNetwork(input: $input) { errors { __typename } } }';
    const refused = await fetch(`${graph.url}?${new URLSearchParams({ query: valid })}`);
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'POST']);
    const byForm = await fetch(graph.url, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    expect(byForm.status).toBe(400);
  });

  it('counts what was audited', () => {
    const counts = ['MUST', 'SHOULD', 'MAY'].map((word) => {
      const asked = results.filter(({ name }) => name.startsWith(`${word} `));
      return `${word} ${asked.filter(({ status }) => status === 'ok').length}/${asked.length}`;
    });
    process.stdout.write(`graphql-http audit: ${counts.join(', ')}\n`);
    expect(counts).toHaveLength(3);
  });
});
