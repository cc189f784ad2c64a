import { lt } from 'drizzle-orm';
import { platform } from '../identity/viewer.ts';
import { setClaims } from './claims.ts';
import type { Database } from './database.ts';
import { idempotencyKeys } from './idempotency-key.table.ts';

/** How long a key is known, days; after that the same request is a new one. */
export const keyDays = 7;

export async function pruneIdempotencyKeys(database: Database, before: Date): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.execute(setClaims(platform));
    await tx.delete(idempotencyKeys).where(lt(idempotencyKeys.madeAt, before));
  });
}
