import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import postgres from 'postgres';
import { eventually } from '../infra/local/eventually.ts';
import { openWholeGraph, type WholeGraph } from './whole-graph.ts';

// Statements that take too long: a lock on a table makes any of them wait, for as long as one likes.

const deadlineMs = 4_000;
let graph: WholeGraph;
let watching: postgres.Sql;
let locking: postgres.Sql;

beforeAll(async () => {
  graph = await openWholeGraph(async () => {}, {
    settings: {
      deadlines: { queryMs: deadlineMs, mutationMs: deadlineMs, requestMs: 4 * deadlineMs },
    },
  });
  const url = graph.databases.employment.superuserUrl;
  watching = postgres(url, { max: 1 });
  locking = postgres(url, { max: 1 });
});
afterAll(async () => {
  await Promise.all([watching.end(), locking.end()]);
  await graph.close();
});

/** Statements of ours that run or wait at this moment. */
async function running(): Promise<number> {
  const [row] = await watching`select count(*)::int as count from pg_stat_activity
    where datname = current_database() and usename like '%runtime' and state = 'active'`;
  return row?.['count'];
}

/** Does the work while nobody can read the table. */
async function whileLocked(table: string, work: () => Promise<void>): Promise<void> {
  await locking.begin(async (sql) => {
    await sql`lock table ${sql(table)} in access exclusive mode`;
    await work();
  });
}

const across = `{ organisations(first: 1) { totalCount } persons(first: 1) { totalCount }
  courses(first: 1) { totalCount } }`;

it('is ended in PostgreSQL at the deadline, and the rest of the answer is there', async () => {
  // Compiled after it was asked once.
  for (let round = 0; round < 3; round += 1) await graph.query(across, {}, 'system-veneto-lavoro');
  await whileLocked('course', async () => {
    const began = performance.now();
    const asked = graph.query(across, {}, 'system-veneto-lavoro');
    await eventually(async () => (await running()) > 0, deadlineMs);
    const { status, data, errors } = await asked;
    expect(performance.now() - began).toBeLessThan(deadlineMs + 3_000);
    expect([status, errors]).toMatchObject([
      200,
      [{ path: ['courses', 'totalCount'], extensions: { code: 'DEADLINE_EXCEEDED' } }],
    ]);
    // What the same domain could answer is there too: it tells of the deadline itself.
    expect(data).toEqual({
      organisations: { totalCount: 0 },
      persons: { totalCount: 0 },
      courses: null,
    });
    await eventually(async () => (await running()) === 0, 1_000);
  });
}, 30_000);

it('is ended when its caller leaves, long before', async () => {
  await whileLocked('course', async () => {
    const leaving = new AbortController();
    const began = performance.now();
    const asked = fetch(graph.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ courses(first: 1) { totalCount } }' }),
      signal: leaving.signal,
    });
    await eventually(async () => (await running()) > 0, deadlineMs);
    leaving.abort();
    await expect(asked).rejects.toThrow();
    await eventually(async () => (await running()) === 0, 1_500);
    expect(performance.now() - began).toBeLessThan(deadlineMs);
  });
}, 30_000);

it('of a change is ended too, and nothing of the change is left', async () => {
  const entering = `mutation { enterPersonRecord(input: { facts: { givenName: "A", familyName: "B" } }) {
    personRecord { id } } }`;
  await whileLocked('person_record', async () => {
    const { errors } = await graph.query(entering, {}, 'system-veneto-lavoro');
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['DEADLINE_EXCEEDED']);
    await eventually(async () => (await running()) === 0, 1_000);
  });
  await pause(100);
  const [row] = await watching`select count(*)::int as count from person_record`;
  expect(row?.['count']).toBe(0);
}, 30_000);

it('leaves its connection to nobody else: what follows is answered', async () => {
  for (let round = 0; round < 12; round += 1) {
    const { data } = await graph.query(across, {}, 'system-veneto-lavoro');
    expect(data.courses).toEqual({ totalCount: 0 });
  }
}, 50_000);
