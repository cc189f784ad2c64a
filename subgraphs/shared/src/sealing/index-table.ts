import type { Database, Tx } from '../database/database.ts';
import type { VersionCount } from './data-key.repository.ts';
import type { Keys } from './keys.ts';

/** How far a round of work came: the last row it did, and how many. */
export type Round = { last: string | undefined; done: number };

/** Rows that hold something an index key made, each under the version that it tells. */
export type IndexTable = {
  table: string;
  count: (tx: Tx) => Promise<VersionCount[]>;
  /**
   * Makes it anew of the next rows that lie under another version than that of now, locked; what somebody is
   * changing is left out. `after` is the `last` of the round before.
   */
  renew: (tx: Tx, keys: Keys, next: { after: string; most: number }) => Promise<Round>;
  /** What is counted of it, once all of it is made anew. */
  recount?: (database: Database) => Promise<void>;
};

/** Before the first. */
export const noUuid = '00000000-0000-0000-0000-000000000000';
