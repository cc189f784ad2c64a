import { AsyncLocalStorage } from 'node:async_hooks';

export type StatementCount = { statements: number; roundTrips: number };

const current = new AsyncLocalStorage<StatementCount | undefined>();

/** The count of the request being served; what runs outside one counts for nobody. */
export function statementCount(): StatementCount | undefined {
  return current.getStore();
}

/** Counts in `count` what `work` causes, without the claims and the framing of transactions. */
export function runCounted<T>(count: StatementCount, work: () => T): T {
  return current.run(count, work);
}

/** What many requests share is among the statements of none. */
export function uncounted<T>(work: () => T): T {
  return current.run(undefined, work);
}
