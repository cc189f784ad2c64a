import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pino } from 'pino';
import postgres from 'postgres';
import { type Connection, connect } from '#shared/database/database.ts';
import { anonymous, type Viewer } from '#shared/identity/viewer.ts';
import { openTestDatabase, type TestDatabase } from '../../../tests/test-database.ts';
import { coordinator } from '../../../tests/viewers.ts';
import { keepBuckets } from './memory-buckets.ts';
import { networkOf } from './network.ts';
import { forgetAllowances, takeAllowance } from './rate-allowance.repository.ts';
import { type Bucket, type RatePolicy, takeFrom } from './rate-allowance.ts';
import { rateHeaders } from './rate-headers.ts';
import { createRateLimiter } from './rate-limiter.ts';
import { bucketOf, policyOf } from './rate-policies.ts';

const quiet = pino({ level: 'silent' });
const policy: RatePolicy = { name: 'test', capacity: 100, perSecond: 50 };

let opened: TestDatabase;
const processes: Connection[] = [];

beforeAll(async () => {
  opened = await openTestDatabase('gateway');
  // As many gateways, each with connections of its own.
  for (let index = 0; index < 4; index += 1) processes.push(connect(opened.url, { max: 4 }));
});
afterAll(async () => {
  await Promise.all(processes.map((each) => each.close()));
  await opened.close();
});

describe('an allowance', () => {
  it('never gives more than its capacity and what came in since, whatever is asked and when', () => {
    const asked = fc.array(
      fc.record({
        cost: fc.integer({ min: 0, max: 150 }),
        later: fc.integer({ min: -500, max: 3_000 }),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(asked, (requests) => {
        let bucket: Bucket | undefined;
        let now = 1_000;
        // The bucket is full when it is asked first.
        const began = now + (requests[0]?.later ?? 0);
        let latest = began;
        let given = 0;
        for (const { cost, later } of requests) {
          now += later;
          latest = Math.max(latest, now);
          const taken = takeFrom(bucket, policy, cost, now);
          bucket = taken.bucket;
          if (taken.allowance.isTaken) given += Math.min(cost, policy.capacity);
          expect(given).toBeLessThanOrEqual(
            policy.capacity + ((latest - began) / 1000) * policy.perSecond + 1e-6,
          );
          expect(bucket.left).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('says when as much is there as was asked for, and then it is', () => {
    const cost = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(cost, cost, (first, second) => {
        const before = takeFrom(undefined, policy, first, 0);
        const { bucket, allowance } = takeFrom(before.bucket, policy, second, 0);
        if (allowance.isTaken) return;
        const after = allowance.retryAfter * 1000;
        expect(takeFrom(bucket, policy, second, after).allowance.isTaken).toBe(true);
      }),
    );
  });

  it('is told in the fields of the draft and in those that were there before', () => {
    const headers = rateHeaders({ policy, isTaken: false, left: 30, retryAfter: 2 });
    expect(headers).toEqual({
      'ratelimit-policy': '"test";q=100;w=2',
      ratelimit: '"test";r=30;t=2',
      'x-ratelimit-limit': '100',
      'x-ratelimit-remaining': '30',
      'x-ratelimit-reset': '2',
      'retry-after': '2',
    });
  });
});

describe('an allowance in PostgreSQL', () => {
  it('never gives more than its capacity and what came in since, to processes that ask at once', async () => {
    const began = Date.now();
    const each = 400;
    let given = 0;
    await Promise.all(
      processes.map(async ({ database }, index) => {
        for (let asked = 0; asked < each; asked += 4) {
          const costs = [1, 2, 3, 4 + index];
          const taken = await Promise.all(
            costs.map((cost) => takeAllowance(database, 'race', policy, cost)),
          );
          given += costs.reduce((sum, cost, at) => sum + (taken[at]?.isTaken ? cost : 0), 0);
        }
      }),
    );
    const most = policy.capacity + ((Date.now() - began) / 1000) * policy.perSecond;
    expect(given).toBeLessThanOrEqual(most);
    // And gives what there is.
    expect(given).toBeGreaterThanOrEqual(policy.capacity);
  });

  it('is the same as in memory', async () => {
    const { database } = opened;
    const still = { ...policy, perSecond: 0.000_001 };
    const own = keepBuckets(() => 0);
    for (const cost of [40, 70, 60, 1, 0, 500]) {
      const { isTaken, left } = await takeAllowance(database, 'same', still, cost);
      expect({ isTaken, left: Math.floor(left) }).toMatchObject(
        pick(own.take('same', still, cost)),
      );
    }
  });

  it('is for the gateway alone, which no claim has to say, and leaves the claims as they were', async () => {
    const sql = postgres(opened.url, { max: 1, onnotice: () => {} });
    await sql`select take_allowance('claims', 10, 1, 1)`;
    expect(await sql`select * from rate_allowance`).toHaveLength(0);
    const role = await sql.begin(async (tx) => {
      await tx`select set_config('app.role', 'DASHBOARD', true)`;
      await tx`select take_allowance('claims', 10, 1, 1)`;
      return tx`select current_setting('app.role') as role, (select count(*)::int from rate_allowance) as rows`;
    });
    expect(role[0]).toEqual({ role: 'DASHBOARD', rows: 0 });
    await sql.end();
  });

  it('is forgotten a day after it was used last', async () => {
    const owner = postgres(opened.superuserUrl, { max: 1, onnotice: () => {} });
    await owner`insert into rate_allowance values ('old', 1, now() - interval '25 hours'), ('new', 1, now())`;
    await forgetAllowances(opened.database);
    const left = await owner`select bucket from rate_allowance where bucket in ('old', 'new')`;
    expect(left.map(({ bucket }) => bucket)).toEqual(['new']);
    await owner.end();
  });

  it('takes about as long as asking the database anything', async () => {
    const { database } = opened;
    const asking = await median(() => database.execute('select 1'));
    const taking = await median((index) =>
      takeAllowance(database, `timed ${index % 10}`, policy, 1),
    );
    process.stdout.write(
      `rate limit: ${taking.toFixed(2)} ms per request, where select 1 takes ${asking.toFixed(2)} ms (medians of 300)\n`,
    );
    expect(taking).toBeLessThan(20 * asking + 20);
  });
});

async function median(work: (index: number) => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let index = 0; index < 300; index += 1) {
    const began = performance.now();
    await work(index);
    took.push(performance.now() - began);
  }
  return took.toSorted((a, b) => a - b)[150] ?? 0;
}

describe('who has which allowance', () => {
  const system: Viewer = { ...coordinator, role: 'PARTNER_SYSTEM', client: 'client-1' };

  it('is a matter of the client, or of who asks where no client is named', () => {
    expect([bucketOf(system), bucketOf({ subject: 'somebody' })]).toEqual([
      'client client-1',
      'subject somebody',
    ]);
    const [nobody, somebody, machine] = [anonymous, coordinator, system].map(
      (viewer) => policyOf(viewer, 1)?.capacity ?? 0,
    );
    expect(nobody).toBeLessThan(somebody ?? 0);
    expect(somebody).toBeLessThan(machine ?? 0);
    expect(policyOf({ role: 'PLATFORM' }, 1)).toBeUndefined();
  });

  it.each([
    ['203.0.113.7', '203.0.113'],
    ['::ffff:203.0.113.7', '203.0.113'],
    ['2001:db8:1:2::3', '2001:db8:1'],
    ['2001:db8::1', '2001:db8:0'],
    ['::1', '0:0:0'],
    [undefined, ''],
  ])('of nobody in particular is one of the network: %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('is kept in memory for so many at most', () => {
    const own = keepBuckets(() => 0, 2);
    own.take('a', policy, 100);
    for (const key of ['b', 'c']) own.take(key, policy, 1);
    expect(own.take('a', policy, 100).isTaken).toBe(true);
  });

  it('is counted per process while the database does not answer: nobody is stopped, and nobody is free', async () => {
    const gone = connect('postgres://gateway_runtime@127.0.0.1:1/gateway');
    const limiter = createRateLimiter(gone.database, quiet, 0.000_05);
    const ask = (viewer: Viewer) => limiter.take(viewer, '203.0.113.7', 4);
    const began = Date.now();
    const taken = [];
    for (let index = 0; index < 8; index += 1) taken.push(await ask(system));
    expect(taken.map((allowance) => allowance?.isTaken)).toEqual([
      ...[true, true, true, true, true, true, false, false],
    ]);
    expect(Date.now() - began).toBeLessThan(1_000);
    expect((await ask(anonymous))?.isTaken).toBe(true);
    limiter.stop();
    await gone.close();
  });

  it('of nobody in particular is never written down', async () => {
    const limiter = createRateLimiter(opened.database, quiet);
    await limiter.take(anonymous, '198.51.100.9', 1);
    await limiter.take(system, '198.51.100.9', 1);
    limiter.stop();
    const owner = postgres(opened.superuserUrl, { max: 1, onnotice: () => {} });
    const kept = await owner`select bucket from rate_allowance where bucket ~ '198|client'`;
    expect(kept.map(({ bucket }) => bucket)).toEqual(['client client-1']);
    await owner.end();
  });
});

function pick({ isTaken, left }: { isTaken: boolean; left: number }) {
  return { isTaken, left };
}
