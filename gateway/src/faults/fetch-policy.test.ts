import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { type FetchFault, faultOf } from './fetch-fault.ts';
import { createFetchPolicy, usualLimits } from './fetch-policy.ts';

const query = { isMutation: false, deadlineMs: 1_000 };
const mutation = { isMutation: true, deadlineMs: 1_000 };
const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
const refusing = async () => {
  throw refused;
};
const hanging = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
  });
const fault = (work: Promise<unknown>, left = false): Promise<FetchFault | 'answered'> =>
  work.then(
    () => 'answered',
    (error) => faultOf(error, left),
  );

describe('a fetch', () => {
  it('is given up at its deadline and told so', async () => {
    const policy = createFetchPolicy();
    let told = false;
    const began = performance.now();
    const late = policy.run(
      (signal) => {
        signal.addEventListener('abort', () => {
          told = true;
        });
        return new Promise(() => {});
      },
      { ...query, deadlineMs: 80 },
    );
    expect(await fault(late)).toBe('LATE');
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(told).toBe(true);
  });

  it('of a query ends when its caller leaves, of a mutation does not', async () => {
    const policy = createFetchPolicy();
    const leaving = new AbortController();
    const { signal: left } = leaving;
    const asked = fault(policy.run(hanging, { ...query, left }), true);
    const changed = policy.run(() => pause(100, 'done'), { ...mutation, left });
    leaving.abort();
    expect(await asked).toBe('LEFT');
    expect(await changed).toBe('done');
  });

  it('of a query is tried again where the connection fails, of a mutation never', async () => {
    const tried = { query: 0, mutation: 0 };
    const once = (kind: keyof typeof tried) => async () => {
      tried[kind] += 1;
      if (tried[kind] === 1) throw refused;
      return 'answer';
    };
    expect(await createFetchPolicy().run(once('query'), query)).toBe('answer');
    expect(await fault(createFetchPolicy().run(once('mutation'), mutation))).toBe('UNREACHABLE');
    expect(tried).toEqual({ query: 2, mutation: 1 });
  });

  it('is not tried again for any other fault', async () => {
    let tried = 0;
    const malformed = async () => {
      tried += 1;
      throw new Error('no JSON');
    };
    expect(await fault(createFetchPolicy().run(malformed, query))).toBe('MALFORMED');
    expect(tried).toBe(1);
  });

  it('is tried again for a tenth of all fetches, whatever fails', async () => {
    const policy = createFetchPolicy({ ...usualLimits, failures: 10_000 });
    let retries = 0;
    policy.onRetry(() => {
      retries += 1;
    });
    for (let round = 0; round < 100; round += 1) await fault(policy.run(refusing, query));
    expect(retries).toBeGreaterThan(0);
    expect(retries).toBeLessThanOrEqual(11);
  }, 20_000);
});

describe('a bulkhead', () => {
  it('lets so many ask, so many wait, and refuses the rest at once', async () => {
    const policy = createFetchPolicy({ ...usualLimits, concurrent: 2, waiting: 3 });
    const ends: (() => void)[] = [];
    let running = 0;
    let most = 0;
    const slow = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => ends.push(resolve));
      running -= 1;
    };
    const asked = Array.from({ length: 8 }, () => fault(policy.run(slow, query)));
    await pause(10);
    expect(policy.running()).toBe(2);
    for (let round = 0; round < 5; round += 1) {
      ends.shift()?.();
      await pause(10);
    }
    const outcomes = await Promise.all(asked);
    expect(outcomes.filter((each) => each === 'answered')).toHaveLength(5);
    expect(outcomes.filter((each) => each === 'FULL')).toHaveLength(3);
    expect(most).toBe(2);
  });

  it('does not blame a domain for those whose time was over before they asked', async () => {
    const policy = createFetchPolicy({ ...usualLimits, concurrent: 1, failures: 2 });
    const first = policy.run(() => pause(150, 'slow'), query);
    const others = Array.from({ length: 10 }, () =>
      fault(policy.run(async () => 'never', { ...query, deadlineMs: 20 })),
    );
    expect(new Set(await Promise.all(others))).toEqual(new Set(['LATE']));
    expect(await first).toBe('slow');
    expect(await policy.run(async () => 'asked', query)).toBe('asked');
    expect(policy.breaker()).toBe('closed');
  });
});

describe('a breaker', () => {
  const limits = { ...usualLimits, failures: 3, breakMs: 200, longestBreakMs: 200 };

  async function opened() {
    const policy = createFetchPolicy(limits);
    for (let round = 0; round < 3; round += 1) await fault(policy.run(refusing, mutation));
    expect(policy.breaker()).toBe('open');
    return policy;
  }

  it('opens after failures in a row, and then asks nobody', async () => {
    const policy = await opened();
    let asked = false;
    const began = performance.now();
    const work = policy.run(async () => {
      asked = true;
    }, query);
    expect(await fault(work)).toBe('OPEN');
    expect(performance.now() - began).toBeLessThan(50);
    expect(asked).toBe(false);
  });

  it('asks once on trial and closes at an answer', async () => {
    const policy = await opened();
    await pause(450);
    expect(await policy.run(async () => 'back', query)).toBe('back');
    expect(policy.breaker()).toBe('closed');
  });

  it('opens again when the trial fails or its caller leaves', async () => {
    for (const left of [undefined, AbortSignal.timeout(480)]) {
      const policy = await opened();
      await pause(450);
      const trial = left ? hanging : refusing;
      await fault(policy.run(trial, { ...query, left }));
      expect(policy.breaker()).toBe('open');
    }
  });

  it('counts failures in a row alone, and no caller that leaves', async () => {
    const policy = createFetchPolicy(limits);
    for (let round = 0; round < 10; round += 1) {
      await fault(policy.run(refusing, mutation));
      await fault(policy.run(refusing, mutation));
      await policy.run(async () => 'answer', query);
      await fault(policy.run(hanging, { ...query, left: AbortSignal.timeout(5) }), true);
    }
    expect(policy.breaker()).toBe('closed');
  });
});
