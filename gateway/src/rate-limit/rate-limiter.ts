import type { Logger } from 'pino';
import type { Database } from '#shared/database/database.ts';
import type { Viewer } from '#shared/identity/viewer.ts';
import { describeFault } from '#shared/server/fault.ts';
import { keepBuckets } from './memory-buckets.ts';
import { networkOf } from './network.ts';
import { forgetAllowances, takeAllowance } from './rate-allowance.repository.ts';
import { type Allowance, allowanceOf } from './rate-allowance.ts';
import { bucketOf, policyOf } from './rate-policies.ts';

/** Undefined for whoever has no limit. */
export type RateLimiter = {
  take(viewer: Viewer, address: string | undefined, cost: number): Promise<Allowance | undefined>;
  stop(): void;
};

/** How long a request waits for the count of what it may. */
const patienceMs = 250;
/** How long the database is left alone after it did not answer. */
const pauseMs = 5_000;
const forgettingMs = 3_600_000;

/**
 * Limits what each client asks over all gateways that share the database. While that does not answer, each
 * process counts by itself: a limit that stopped everything would be the outage it is to prevent, and none at
 * all an invitation. Nobody in particular is always counted so, by network: an address is written nowhere.
 */
export function createRateLimiter(
  database: Database,
  logger: Logger,
  /** Times the usual allowance; 0 for none. */
  factor = 1,
): RateLimiter {
  const own = keepBuckets();
  let pausedUntil = 0;
  const forgetting = setInterval(() => {
    forgetAllowances(database).catch((error: unknown) => {
      logger.warn(describeFault(error), 'old allowances could not be forgotten');
    });
  }, forgettingMs);
  forgetting.unref();
  return {
    async take(viewer, address, cost) {
      const policy = factor > 0 ? policyOf(viewer, factor) : undefined;
      if (!policy) return undefined;
      if (viewer.role === 'ANONYMOUS') return own.take(networkOf(address), policy, cost);
      const bucket = bucketOf(viewer);
      if (Date.now() < pausedUntil) return own.take(bucket, policy, cost);
      try {
        const taking = takeAllowance(database, bucket, policy, cost);
        const { isTaken, left } = await within(patienceMs, taking);
        return allowanceOf(policy, isTaken, left, cost);
      } catch (error) {
        pausedUntil = Date.now() + pauseMs;
        logger.warn(describeFault(error), 'allowances are counted per process');
        return own.take(bucket, policy, cost);
      }
    },
    stop: () => clearInterval(forgetting),
  };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    // Should it fail after all.
    work.catch(() => {});
  }
}
