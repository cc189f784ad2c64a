import type { Database, Tx } from '../database/database.ts';
import { platformTransaction } from '../database/platform-transaction.ts';
import { findTombstones } from './erasure-receipt.repository.ts';

/** By what a record that was erased is known again, should a backup bring it back. */
export type Tombstone = { erasureId: string; recordHash: string; organisationId: string };

const pageSize = 500;

/** All that a domain has seen erased, a page at a time. */
export async function* readTombstones(database: Database): AsyncGenerator<Tombstone[]> {
  let after: string | null = null;
  do {
    const behind: string | null = after;
    const page: Tombstone[] = await workAsPlatform(database, (tx) =>
      findTombstones(tx, behind, pageSize),
    );
    if (page.length > 0) yield page;
    after = page.length < pageSize ? null : (page.at(-1)?.erasureId ?? null);
  } while (after !== null);
}

/** Erases again what a backup brought back; answers how many records that were. */
export type Reapply = (
  database: Database,
  tombstones: readonly Tombstone[],
  now: Date,
) => Promise<number>;

export function workAsPlatform<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return platformTransaction(database, async (tx) => {
    return work(tx);
  });
}
