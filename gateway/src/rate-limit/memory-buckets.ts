import { type Allowance, type Bucket, type RatePolicy, takeFrom } from './rate-allowance.ts';

const mostBuckets = 20_000;

/** Buckets of this process alone; those that nobody used for longest are forgotten first. */
export function keepBuckets(now: () => number = Date.now, most = mostBuckets) {
  const buckets = new Map<string, Bucket>();
  return {
    take(key: string, policy: RatePolicy, cost: number): Allowance {
      const { bucket, allowance } = takeFrom(buckets.get(key), policy, cost, now());
      buckets.delete(key);
      buckets.set(key, bucket);
      if (buckets.size > most)
        for (const oldest of buckets.keys()) {
          buckets.delete(oldest);
          break;
        }
      return allowance;
    },
  };
}
