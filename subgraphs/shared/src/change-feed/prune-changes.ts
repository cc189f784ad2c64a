import { sql } from 'drizzle-orm';
import type { Database } from '../database/database.ts';
import { platformTransaction } from '../database/platform-transaction.ts';

/** How long a feed is kept, days; a consumer away for longer takes a new snapshot. */
export const retentionDays = 90;

/**
 * Forgets the changes of before an instant. Whole transactions go, and the feed remembers how far,
 * so that an older cursor is told instead of missing something.
 */
export async function pruneChanges(database: Database, before: Date): Promise<void> {
  await platformTransaction(database, async (tx) => {
    await tx.execute(sql`
      with last as (
        select transaction from outbox where at < ${before.toISOString()}::timestamptz
        order by transaction desc limit 1
      ), pruned as (
        delete from outbox using last where outbox.transaction <= last.transaction
      )
      update feed set pruned_through = (last.transaction::text::bigint + 1)::text::xid8
      from last where pruned_through <= last.transaction`);
  });
}
