import { platform } from '../identity/viewer.ts';
import { setClaims } from './claims.ts';
import type { Database, Tx } from './database.ts';

/** A piece of work of the domain's own, not of a caller. */
export function platformTransaction<T>(
  database: Database,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return database.transaction(async (tx) => {
    await tx.execute(setClaims(platform));
    return work(tx);
  });
}
