/** How much a client may ask: so much at once, and so much per second from then on. */
export type RatePolicy = { name: string; capacity: number; perSecond: number };

/** What a client has left, as of a moment (ms). */
export type Bucket = { left: number; asOf: number };

/** What came of asking for some of it. */
export type Allowance = {
  policy: RatePolicy;
  isTaken: boolean;
  left: number;
  /** Seconds until as much is there as was asked for. */
  retryAfter: number;
};

/**
 * Takes a cost out of a bucket that fills with time, or leaves it as it is. A clock that goes back fills
 * nothing. The same is written in SQL as `take_allowance`.
 */
export function takeFrom(
  bucket: Bucket | undefined,
  policy: RatePolicy,
  cost: number,
  now: number,
): { bucket: Bucket; allowance: Allowance } {
  const { capacity, perSecond } = policy;
  const { left: before, asOf } = bucket ?? { left: capacity, asOf: now };
  const at = Math.max(now, asOf);
  const filled = Math.min(capacity, before + ((at - asOf) / 1000) * perSecond);
  // Dearer than the bucket is large: then all of it.
  const due = Math.min(cost, capacity);
  const isTaken = filled >= due;
  const left = isTaken ? filled - due : filled;
  return { bucket: { left, asOf: at }, allowance: allowanceOf(policy, isTaken, left, cost) };
}

export function allowanceOf(
  policy: RatePolicy,
  isTaken: boolean,
  left: number,
  cost: number,
): Allowance {
  const missing = Math.max(Math.min(cost, policy.capacity) - left, 0);
  const retryAfter = Math.max(Math.ceil(missing / policy.perSecond), 1);
  return { policy, isTaken, left: Math.floor(left), retryAfter };
}
