import { sql } from 'drizzle-orm';
import { arrayOf } from '../database/columns.ts';
import type { Tx } from '../database/database.ts';
import type { ChangeKind } from './outbox.table.ts';

/** A place in the feed: behind this transaction's change at this position. */
export type FeedPlace = { epoch: string; transaction: string; position: string };

export type FeedEntry = {
  transaction: string;
  position: string;
  entityType: string;
  entityId: string | null;
  version: number;
  kind: ChangeKind;
  at: Date;
};

export type FeedPage = { epoch: string; head: string; prunedThrough: string; entries: FeedEntry[] };

type Row = {
  epoch: string;
  head: string;
  pruned_through: string;
  transaction: string | null;
  position: string;
  entity_type: string;
  entity_id: string | null;
  version: number;
  kind: ChangeKind;
  at: string;
};

/**
 * Changes in commit order. A change is given out only below the oldest transaction still running
 * (`head`): one that commits late can then never fall behind a cursor already given out. The order
 * is by transaction first, because a transaction may take its position after a later one did.
 */
export async function findChanges(
  tx: Tx,
  after: FeedPlace | undefined,
  types: readonly string[] | undefined,
  limit: number,
): Promise<FeedPage> {
  const rows: Row[] = await tx.execute(sql`
    with place as (
      select epoch, pruned_through, pg_snapshot_xmin(pg_current_snapshot()) as head from feed
    )
    select place.epoch, place.head::text as head, place.pruned_through::text as pruned_through,
      change.transaction::text as transaction, change.position::text as position,
      change.entity_type, change.entity_id, change.version, change.kind, change.at
    from place left join lateral (
      select * from outbox
      where (outbox.transaction, outbox.position) >
          (${after?.transaction ?? '0'}::xid8, ${after?.position ?? '0'}::bigint)
        and outbox.transaction < place.head
        and (${types === undefined} or outbox.entity_type = any(${arrayOf('text', types ?? [])})
          or outbox.kind = 'SNAPSHOT')
      order by outbox.transaction, outbox.position
      limit ${limit}
    ) change on true
    order by change.transaction, change.position`);
  const [first] = rows;
  if (!first) throw new Error('The table `feed` must hold one row');
  return {
    epoch: first.epoch,
    head: first.head,
    prunedThrough: first.pruned_through,
    entries: rows.flatMap((row) =>
      row.transaction === null ? [] : [toEntry(row, row.transaction)],
    ),
  };
}

function toEntry(row: Row, transaction: string): FeedEntry {
  return {
    transaction,
    position: row.position,
    entityType: row.entity_type,
    entityId: row.entity_id,
    version: row.version,
    kind: row.kind,
    at: new Date(row.at),
  };
}
