import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type ProblemCode, problems } from '#shared/language/problem.ts';
import type { FetchFault } from '../faults/fetch-fault.ts';
import type { BreakerState, FetchPolicy } from '../faults/fetch-policy.ts';

export type Outcome = 'whole' | 'partial' | 'failed';
export type Swap = 'swapped' | 'refused';

export type Metrics = {
  answered(request: { outcome: Outcome; codes: string[]; fetches: number; seconds: number }): void;
  faulted(domain: string, fault: FetchFault): void;
  watch(domain: string, policy: FetchPolicy): void;
  swapped(outcome: Swap): void;
  print(): Promise<string>;
};

const breakerValues: Record<BreakerState, number> = { closed: 0, 'half-open': 1, open: 2 };
const apollosCodes = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'];

/**
 * What the gateway counts. Labels are domains, outcomes and catalogued codes, a handful each: nothing of
 * a caller, nothing of what was asked.
 */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'polis_requests_total',
    help: 'GraphQL requests by how they were answered and the first error code, NONE without one.',
    labelNames: ['outcome', 'code'],
    registers,
  });
  const seconds = new Histogram({
    name: 'polis_request_seconds',
    help: 'From the first byte of a GraphQL request to the last of its answer.',
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30],
    registers,
  });
  const fetches = new Histogram({
    name: 'polis_request_fetches',
    help: 'Fetches from domains that a GraphQL request took.',
    buckets: [0, 1, 2, 3, 5, 8, 13, 21, 34],
    registers,
  });
  const faults = new Counter({
    name: 'polis_fetch_faults_total',
    help: 'Fetches without an answer, by domain and reason.',
    labelNames: ['domain', 'fault'],
    registers,
  });
  const retries = new Counter({
    name: 'polis_fetch_retries_total',
    help: 'Queries asked of a domain once more.',
    labelNames: ['domain'],
    registers,
  });
  const policies = new Map<string, FetchPolicy>();
  const breaker = new Gauge({
    name: 'polis_breaker_state',
    help: 'Whether a domain is asked: 0 yes, 1 on trial, 2 no.',
    labelNames: ['domain'],
    registers,
    collect() {
      for (const [domain, each] of policies) breaker.set({ domain }, breakerValues[each.breaker()]);
    },
  });
  const running = new Gauge({
    name: 'polis_fetches_running',
    help: 'Fetches from a domain under way.',
    labelNames: ['domain'],
    registers,
    collect() {
      for (const [domain, each] of policies) running.set({ domain }, each.running());
    },
  });
  const swaps = new Counter({
    name: 'polis_supergraph_swaps_total',
    help: 'Supergraphs that replaced the one that served, or were refused.',
    labelNames: ['outcome'],
    registers,
  });
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const loop = new Gauge({
    name: 'polis_event_loop_delay_seconds',
    help: 'The 99th percentile of the delay of the event loop since it was last asked for.',
    registers,
    collect() {
      loop.set(delay.percentile(99) / 1e9);
      delay.reset();
    },
  });
  return {
    answered(request) {
      const [first = 'NONE'] = request.codes;
      requests.inc({ outcome: request.outcome, code: isKnown(first) ? first : 'OTHER' });
      seconds.observe(request.seconds);
      fetches.observe(request.fetches);
    },
    faulted: (domain, fault) => faults.inc({ domain, fault }),
    watch(domain, policy) {
      policies.set(domain, policy);
      policy.onRetry(() => retries.inc({ domain }));
    },
    swapped: (outcome) => swaps.inc({ outcome }),
    print: () => registry.metrics(),
  };
}

function isKnown(code: string): code is ProblemCode {
  return code === 'NONE' || code in problems || apollosCodes.includes(code);
}
