import { lt } from 'drizzle-orm';
import { setClaims } from '#shared/database/claims.ts';
import type { Database } from '#shared/database/database.ts';
import { platform } from '#shared/identity/viewer.ts';
import { spentIds } from './spent-id.table.ts';

/** Whether this is the first use of it, whichever gateway is asked: PostgreSQL decides the race. */
export function spendId(database: Database, id: string, until: Date): Promise<boolean> {
  return database.transaction(async (tx) => {
    await tx.execute(setClaims(platform));
    const rows = await tx.insert(spentIds).values({ id, until }).onConflictDoNothing().returning();
    return rows.length > 0;
  });
}

export async function forgetSpentIds(database: Database, before: Date): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.execute(setClaims(platform));
    await tx.delete(spentIds).where(lt(spentIds.until, before));
  });
}
