import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { supergraphFile } from '#gateway/apollo.ts';
import { askOnce, askSteadily } from '../infra/bench/drill/ask-steadily.ts';
import { questions } from '../infra/bench/drill/drill.ts';
import { type RunningGraph, runGraph } from '../infra/bench/drill/running-graph.ts';
import { holders, perHolder } from '../infra/database/domain.ts';
import { eventually } from '../infra/local/eventually.ts';
import { makeTemporaryDirectory } from '../infra/local/temporary-directory.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

// What callers see when parts of the platform fail: the real processes, on databases of this file's own.

const deadlineMs = 4_000;
const directory = makeTemporaryDirectory('faults');
const supergraph = path.join(directory, 'supergraph.graphql');
const databases = new Map<string, TestDatabase>();
let graph: RunningGraph;

beforeAll(async () => {
  writeFileSync(supergraph, readFileSync(supergraphFile));
  for (const holder of holders) databases.set(holder, await openTestDatabase(holder));
  graph = await runGraph({
    urls: perHolder((holder) => {
      const { url, migrationUrl } = find(holder);
      return { runtime: url, migration: migrationUrl };
    }),
    down: ['community'],
    environment: {
      POLIS_SUPERGRAPH_FILE: supergraph,
      // Twice the usual: the machine that tests may have much else to do.
      POLIS_FETCH_DEADLINE_MS: String(deadlineMs),
    },
  });
}, 300_000);
afterAll(async () => {
  await graph.stop();
  await Promise.all([...databases.values()].map((each) => each.close()));
}, 60_000);

function find(holder: string): TestDatabase {
  const found = databases.get(holder);
  if (!found) throw new Error(`There is no database of ${holder}`);
  return found;
}

const ask = (query: string) => askOnce(graph.url, '', query);
const metrics = async () => (await fetch(graph.metricsUrl)).text();

async function answer(query: string) {
  const response = await fetch(graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, text: await response.text() };
}

it('a gateway started with a domain down serves the rest, and that domain once it is there', async () => {
  const { status, text } = await answer(questions.across);
  expect(status).toBe(200);
  const { data, errors } = JSON.parse(text);
  expect(data).toMatchObject({
    organisations: { totalCount: 0 },
    accessPoints: { totalCount: 0 },
    microInterventions: null,
  });
  expect(errors).toMatchObject([
    {
      path: ['microInterventions'],
      extensions: { code: 'DOMAIN_UNAVAILABLE', domain: 'community' },
    },
  ]);
  expect(text).not.toMatch(/127\.0\.0\.1|localhost|ECONN|:\d{4,5}/);
  await graph.start('community');
  await eventually(async () => (await ask(questions.across)).outcome === 'whole', 30_000);
}, 120_000);

it('a breaker that is open asks nobody, and tries again later', async () => {
  graph.find('community').signal('SIGKILL');
  const only = '{ microInterventions(first: 1) { totalCount } }';
  for (let round = 0; round < 6; round += 1) await ask(only);
  expect(await metrics()).toContain('polis_breaker_state{domain="community"} 2');
  const { ms, code } = await ask(only);
  expect(code).toBe('DOMAIN_UNAVAILABLE community');
  expect(ms).toBeLessThan(1_000);
  expect(await metrics()).toMatch(/faults_total\{domain="community",fault="OPEN"\} [1-9]/);
  await graph.start('community');
  await eventually(async () => (await ask(only)).outcome === 'whole', 30_000);
  expect(await metrics()).toContain('polis_breaker_state{domain="community"} 0');
}, 120_000);

describe('a supergraph that is put in place of another', () => {
  const swaps = async (outcome: string) => (await metrics()).includes(`{outcome="${outcome}"} 1`);

  it('is refused with a code where it is invalid, and the old one serves', async () => {
    writeFileSync(supergraph, `${readFileSync(supergraphFile)}\ntype Query { broken: Nothing }`);
    await eventually(() => swaps('refused'), 60_000);
    const lines = graph.find('gateway').output().split('\n');
    const refusal = lines.find((line) => line.includes('a supergraph'));
    expect(refusal).toContain('"outcome":"refused","kind":"INVALID"');
    expect((await ask(questions.across)).outcome).toBe('whole');
  }, 90_000);

  it('serves what is new, and fails no request meanwhile', async () => {
    const load = askSteadily(questions, 5, () => graph.url);
    const text = readFileSync(supergraphFile, 'utf8');
    const field = /^type Query$[\s\S]*?^\{$/m;
    expect(text).toMatch(field);
    // What some domain would answer under another name is at least to be seen in the contract.
    writeFileSync(
      supergraph,
      text.replace(field, '$&\n  somethingNew: Int @join__field(graph: GOVERNANCE) @public\n'),
    );
    await eventually(() => swaps('swapped'), 90_000);
    const asked = await load.stop();
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter(({ outcome }) => outcome !== 'whole')).toEqual([]);
    const contract = await (await fetch(`${graph.origin}/schema.graphql`)).text();
    expect(contract).toContain('somethingNew: Int');
  }, 180_000);
});
