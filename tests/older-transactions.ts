import { setTimeout as pause } from 'node:timers/promises';
import type postgres from 'postgres';

/**
 * Waits until every transaction has ended that runs in the server now, those of other tests too: a feed
 * gives out nothing before.
 */
export async function olderTransactionsEnded(sql: postgres.Sql): Promise<void> {
  const [now] = await sql`select pg_current_xact_id()::text as id`;
  for (;;) {
    const [oldest] = await sql`
      select pg_snapshot_xmin(pg_current_snapshot()) > ${now?.['id']}::xid8 as ended`;
    if (oldest?.['ended']) return;
    await pause(100);
  }
}
