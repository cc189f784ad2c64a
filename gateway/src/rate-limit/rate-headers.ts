import type { Allowance } from './rate-allowance.ts';

/**
 * What is left, in the fields of draft-ietf-httpapi-ratelimit-headers (`q` and `r` are units of cost, `w` and
 * `t` seconds) and in those that many clients read already.
 */
export function rateHeaders({
  policy,
  isTaken,
  left,
  retryAfter,
}: Allowance): Record<string, string> {
  const { name, capacity, perSecond } = policy;
  const window = Math.ceil(capacity / perSecond);
  const untilFull = Math.ceil((capacity - left) / perSecond);
  return {
    'ratelimit-policy': `"${name}";q=${capacity};w=${window}`,
    ratelimit: `"${name}";r=${left};t=${untilFull}`,
    'x-ratelimit-limit': String(capacity),
    'x-ratelimit-remaining': String(left),
    'x-ratelimit-reset': String(untilFull),
    ...(!isTaken && { 'retry-after': String(retryAfter) }),
  };
}
