import type { ServedRequest } from '../access-log/served-request.ts';

export type FetchDeadlines = {
  /** Of each fetch of a query. */
  queryMs: number;
  /** What writes may write much, an import of many rows for example; and what is cut off is not known. */
  mutationMs: number;
  /** Of all the fetches of a query that follow each other. */
  requestMs: number;
};

export const usualDeadlines: FetchDeadlines = {
  queryMs: 2_000,
  mutationMs: 30_000,
  requestMs: 10_000,
};

/** How long to wait for a fetch, ms: no longer than is left of the request it is a part of. */
export function deadlineOf(
  { queryMs, mutationMs, requestMs }: FetchDeadlines,
  isMutation: boolean,
  served: Pick<ServedRequest, 'began'> | undefined,
): number {
  if (isMutation) return mutationMs;
  const spent = served ? performance.now() - served.began : 0;
  return Math.max(1, Math.min(queryMs, requestMs - spent));
}
