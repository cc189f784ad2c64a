import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import postgres from 'postgres';
import { domains } from '#schema/domains.ts';
import type { Asked } from '../infra/bench/drill/ask-steadily.ts';
import { drill, type Phase, type questions } from '../infra/bench/drill/drill.ts';
import { drillTable } from '../infra/bench/drill/drill-table.ts';
import { type RunningGraph, runGraph } from '../infra/bench/drill/running-graph.ts';
import { holders, perHolder } from '../infra/database/domain.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

// What callers see while parts of the platform fail one after the other: the short form of
// `npm run bench -- drill`, with the real processes, on databases of this file's own.

// Twice the usual: the machine that tests may have much else to do.
const deadlineMs = 4_000;
const databases = new Map<string, TestDatabase>();
let graph: RunningGraph;

beforeAll(async () => {
  for (const holder of holders) databases.set(holder, await openTestDatabase(holder));
  graph = await runGraph({
    urls: perHolder((holder) => {
      const { url, migrationUrl } = find(holder);
      return { runtime: url, migration: migrationUrl };
    }),
    environment: { POLIS_FETCH_DEADLINE_MS: String(deadlineMs) },
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

describe('a drill', () => {
  let phases: Phase[];
  beforeAll(async () => {
    const each = (work: (sql: postgres.Sql, name: string) => Promise<unknown>) => async () => {
      for (const domain of domains) {
        const { superuserUrl } = find(domain);
        const name = new URL(superuserUrl).pathname.slice(1);
        const other = new URL(superuserUrl);
        other.pathname = '/postgres';
        const sql = postgres(other.href, { max: 1, onnotice: () => {} });
        await work(sql, name);
        await sql.end();
      }
    };
    // To those who use it, a database that takes no connection and ends those there are has stopped.
    const stop = each(async (sql, name) => {
      await sql.unsafe(`alter database ${name} allow_connections false`);
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
    });
    const start = each((sql, name) => sql.unsafe(`alter database ${name} allow_connections true`));
    phases = await drill({ graph, database: { stop, start }, perSecond: 6, phaseMs: 5_000 });
    console.log(drillTable(phases));
  }, 400_000);

  const of = (name: string, question?: keyof typeof questions): Asked[] => {
    const phase = phases.find((each) => each.name === name);
    return (phase?.asked ?? []).filter((each) => !question || each.name === question);
  };
  const outcomesOf = (asked: Asked[]) => [...new Set(asked.map(({ outcome }) => outcome))].sort();
  const codesOf = (asked: Asked[]) =>
    new Set(asked.flatMap(({ code = '' }) => code.split(' ')[0] || []));

  it('asks, and all is well', () => {
    expect(of('nothing wrong').length).toBeGreaterThan(10);
    expect(outcomesOf(of('nothing wrong'))).toEqual(['whole']);
  });

  it.each(['community hangs', 'employment killed'])(
    '%s: the rest is answered with a code, and who asks others notices nothing',
    (name) => {
      expect(outcomesOf(of(name, 'alone'))).toEqual(['whole']);
      const across = of(name, 'across');
      expect(outcomesOf(across).filter((each) => each !== 'whole')).toEqual(['partial']);
      for (const code of codesOf(across)) {
        expect(['DOMAIN_UNAVAILABLE', 'DEADLINE_EXCEEDED']).toContain(code);
      }
      // The deadline, and what a slow machine adds.
      expect(Math.max(...across.map(({ ms }) => ms))).toBeLessThan(2 * deadlineMs);
    },
  );

  it('PostgreSQL stopped: each request is answered with a code, and none hangs', () => {
    const asked = of('PostgreSQL stopped');
    expect(asked.length).toBeGreaterThan(10);
    expect(codesOf(asked)).toContain('DOMAIN_UNAVAILABLE');
    expect(codesOf(asked)).not.toContain('NO_ANSWER');
  });

  it('comes back from each by itself', () => {
    for (const { note } of phases) expect(note).toMatch(/whole again|ended with/);
  });

  it('SIGTERM under load: what was sent is answered whole, and the gateway ends in order', () => {
    const asked = of('SIGTERM to a gateway');
    expect(asked.length).toBeGreaterThan(10);
    expect(outcomesOf(asked)).toEqual(['whole']);
    expect(phases.at(-1)?.note).toContain('code 0');
  });
});
