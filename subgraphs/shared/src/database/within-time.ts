import { type SQL, sql } from 'drizzle-orm';
import { type Deadline, Late } from '../deadline.ts';

/** What one statement of a use case may take at most, ms. */
const longestMs = 10_000;

/**
 * Lets PostgreSQL itself end each statement of this transaction, a wait for a lock included, once nobody
 * waits for the answer; `select` is what the transaction begins with, so that it costs no round trip.
 */
export function withinTime(select: SQL, deadline: Deadline | undefined): SQL {
  if (!deadline) return select;
  if (deadline.signal.aborted) throw new Late();
  const ms = Math.ceil(Math.min(Math.max(deadline.msLeft(), 1), longestMs));
  return sql`${select}, set_config('statement_timeout', ${String(ms)}, true)`;
}
