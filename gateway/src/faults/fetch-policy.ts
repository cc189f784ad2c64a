import {
  bulkhead,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
  wrap,
} from 'cockatiel';
import { FetchLate, isUnreachable } from './fetch-fault.ts';
import { RetryBudget } from './retry-budget.ts';

export type FetchLimits = {
  /** Fetches of one domain at the same time; as many as there are kept connections. */
  concurrent: number;
  /** Fetches that wait for one of those. */
  waiting: number;
  /** So many fetches in a row without an answer, and the domain is left alone. */
  failures: number;
  /** It is asked again after so long, then ever later up to `longestBreakMs`. */
  breakMs: number;
  longestBreakMs: number;
};

export const usualLimits: FetchLimits = {
  concurrent: 64,
  waiting: 512,
  failures: 5,
  breakMs: 1_000,
  longestBreakMs: 5_000,
};

/** What a fetch is given: over at its deadline, or, for a query, when the caller leaves. */
type Fetch<T> = (signal: AbortSignal) => Promise<T>;
type Asked = { isMutation: boolean; deadlineMs: number; left?: AbortSignal | undefined };

export type BreakerState = 'closed' | 'half-open' | 'open';

export type FetchPolicy = {
  run<T>(fetch: Fetch<T>, asked: Asked): Promise<T>;
  breaker(): BreakerState;
  /** Fetches under way. */
  running(): number;
  onRetry(tell: () => void): void;
};

const retryAfterMs = 50;

/**
 * How one domain is asked, apart from all others: within a deadline, so many at a time, not at all
 * while it has not answered of late, and a query once more where the connection failed. An answer with
 * errors is an answer: a domain that is slow in one field says so itself, and stays in reach.
 */
export function createFetchPolicy(limits: FetchLimits = usualLimits): FetchPolicy {
  const { concurrent, waiting, failures, breakMs, longestBreakMs } = limits;
  const door = bulkhead(concurrent, waiting);
  const breaker = circuitBreaker(
    handleWhen((error) => !(error instanceof CallerLeft)),
    {
      breaker: new ConsecutiveBreaker(failures),
      halfOpenAfter: new ExponentialBackoff({ initialDelay: breakMs, maxDelay: longestBreakMs }),
    },
  );
  const budget = new RetryBudget();
  const again = retry(
    handleWhen((error) => isUnreachable(error) && budget.take()),
    {
      maxAttempts: 1,
      backoff: new ExponentialBackoff({ initialDelay: retryAfterMs, maxDelay: 2 * retryAfterMs }),
    },
  );
  const forQueries = wrap(again, breaker);
  /** A fetch that was ended fails with why, in whatever way its connection breaks off. */
  async function once<T>(fetch: Fetch<T>, signal: AbortSignal): Promise<T> {
    try {
      return await fetch(signal);
    } catch (error) {
      if (!signal.aborted) throw error;
      // A trial that its caller left has shown nothing; to the breaker that is no success.
      const untold = signal.reason instanceof CallerLeft && breaker.state === CircuitState.HalfOpen;
      throw untold ? new FetchLate() : signal.reason;
    }
  }
  return {
    async run(fetch, { isMutation, deadlineMs, left }) {
      budget.asked();
      const over = new AbortController();
      // What arrived while the event loop stood still is read before it is too late.
      const timer = setTimeout(() => setImmediate(() => over.abort(new FetchLate())), deadlineMs);
      const leave = () => over.abort(new CallerLeft());
      if (!isMutation) {
        if (left?.aborted) leave();
        left?.addEventListener('abort', leave, { once: true });
      }
      const { signal } = over;
      try {
        const policy = isMutation ? breaker : forQueries;
        const work = door.execute(() => {
          // What waited at the door until its end says nothing about the domain.
          signal.throwIfAborted();
          return policy.execute(() => once(fetch, signal));
        });
        return await untilOver(work, signal);
      } finally {
        clearTimeout(timer);
        left?.removeEventListener('abort', leave);
      }
    },
    breaker: () => breakerStates[breaker.state],
    running: () => concurrent - door.executionSlots,
    onRetry: (tell) => void again.onRetry(tell),
  };
}

/** Says nothing about the domain. */
class CallerLeft extends Error {}

const breakerStates: Record<CircuitState, BreakerState> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Open]: 'open',
  [CircuitState.Isolated]: 'open',
};

/** Tells whoever waits of the end, at the door too. */
function untilOver<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) {
    work.catch(() => {});
    return Promise.reject(signal.reason);
  }
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason);
    signal.addEventListener('abort', end, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
}
