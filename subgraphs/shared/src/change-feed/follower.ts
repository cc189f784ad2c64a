import type { Tx } from '../database/database.ts';

/**
 * What a domain keeps of another by following its change feed. It must be idempotent: after a
 * crash the same items come again.
 */
export type Follower<Item> = {
  /** Row of `followed_feed` that holds the cursor. */
  name: string;
  /** Root field of the feed, e.g. `communityChanges`. */
  feed: string;
  /** GraphQL type of the entity followed. */
  entityType: string;
  /** Root field that lists it, for the snapshot. */
  list: string;
  /** What of it the snapshot is limited to, as GraphQL writes it. */
  filter?: string;
  /** Fields of the entity to read. */
  selection: string;
  parse: (node: unknown) => Item;
  put: (tx: Tx, items: Item[], at: Date) => Promise<void>;
  drop: (tx: Tx, ids: string[]) => Promise<void>;
  /** Ends a snapshot: what was not put since `at` is no longer there. */
  dropNotSeenSince: (tx: Tx, at: Date) => Promise<void>;
};

/** Whatever a domain follows, beside others. */
type AnyFollower = Follower<{ id: string }>;

/** A follower of one type of item that can stand in a list with those of others: it gets what it parsed. */
export function defineFollower<Item extends { id: string }>(follower: Follower<Item>): AnyFollower {
  return follower as unknown as AnyFollower;
}

/** Asks the graph, as the machine client of this domain. */
export type AskGraph = (
  document: string,
  variables: Record<string, unknown>,
) => Promise<{
  data?: Record<string, unknown> | null;
  errors?: readonly { extensions?: Record<string, unknown> }[];
}>;
