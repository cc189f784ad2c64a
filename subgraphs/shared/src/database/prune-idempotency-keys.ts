import { lt } from 'drizzle-orm';
import type { Database } from './database.ts';
import { idempotencyKeys } from './idempotency-key.table.ts';
import { platformTransaction } from './platform-transaction.ts';

/** How long a key is known, days; after that the same request is a new one. */
export const keyDays = 7;

export async function pruneIdempotencyKeys(database: Database, before: Date): Promise<void> {
  await platformTransaction(database, async (tx) => {
    await tx.delete(idempotencyKeys).where(lt(idempotencyKeys.madeAt, before));
  });
}
