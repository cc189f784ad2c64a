import { lt } from 'drizzle-orm';
import type { Database } from '#shared/database/database.ts';
import { platformTransaction } from '#shared/database/platform-transaction.ts';
import { spentIds } from './spent-id.table.ts';

/** Whether this is the first use of it, whichever gateway is asked: PostgreSQL decides the race. */
export function spendId(database: Database, id: string, until: Date): Promise<boolean> {
  return platformTransaction(database, async (tx) => {
    const rows = await tx.insert(spentIds).values({ id, until }).onConflictDoNothing().returning();
    return rows.length > 0;
  });
}

export async function forgetSpentIds(database: Database, before: Date): Promise<void> {
  await platformTransaction(database, async (tx) => {
    await tx.delete(spentIds).where(lt(spentIds.until, before));
  });
}
