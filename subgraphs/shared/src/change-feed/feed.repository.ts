import { sql } from 'drizzle-orm';
import { textArray } from '../database/placeholders.ts';
import type { Read } from '../database/read.ts';
import { statement } from '../database/statement.ts';
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

const text = (column: string) => sql<string>`${sql.identifier(column)}`.mapWith(String);

const selected = {
  epoch: text('epoch'),
  head: text('head'),
  prunedThrough: text('pruned_through'),
  transaction: text('transaction'),
  position: text('position'),
  entityType: text('entity_type'),
  entityId: text('entity_id'),
  version: sql<number>`version`.mapWith(Number),
  kind: text('kind'),
  at: text('at'),
};

type Row = Omit<Record<keyof typeof selected, string>, 'version' | 'entityId'> & {
  version: number;
  entityId: string | null;
};
/** Where there is no change behind the place, the row tells of the feed alone. */
type FeedRow = Row | (Pick<Row, 'epoch' | 'head' | 'prunedThrough'> & { transaction: null });

const [transaction, position] = [sql.placeholder('transaction'), sql.placeholder('position')];

/**
 * Changes in commit order. A change is given out only below the oldest transaction still running
 * (`head`): one that commits late can then never fall behind a cursor already given out. The order
 * is by transaction first, because a transaction may take its position after a later one did.
 */
const changesBehind = statement(
  selected,
  sql<FeedRow>`
    with place as (
      select epoch, pruned_through, pg_snapshot_xmin(pg_current_snapshot()) as head from feed
    )
    select place.epoch, place.head, place.pruned_through, change.transaction, change.position,
      change.entity_type, change.entity_id, change.version, change.kind, change.at
    from place left join lateral (
      select * from outbox
      where (outbox.transaction, outbox.position) > (${transaction}::xid8, ${position}::bigint)
        and outbox.transaction < place.head
        and (${sql.placeholder('anyType')}::boolean or outbox.entity_type = any(${textArray('types')})
          or outbox.kind = 'SNAPSHOT')
      order by outbox.transaction, outbox.position
      limit ${sql.placeholder('limit')}
    ) change on true
    order by change.transaction, change.position`,
);

export async function findChanges(
  read: Read,
  after: FeedPlace | undefined,
  types: readonly string[] | undefined,
  limit: number,
): Promise<FeedPage> {
  const rows = await read(changesBehind, {
    transaction: after?.transaction ?? '0',
    position: after?.position ?? '0',
    anyType: types === undefined,
    types: types ?? [],
    limit,
  });
  const [first] = rows;
  if (!first) throw new Error('The table `feed` must hold one row');
  return {
    epoch: first.epoch,
    head: first.head,
    prunedThrough: first.prunedThrough,
    entries: rows.flatMap((row) => (row.transaction === null ? [] : [toEntry(row)])),
  };
}

function toEntry({ kind, at, ...row }: Row): FeedEntry {
  // The table's check allows no other kind.
  return { ...row, kind: kind as ChangeKind, at: new Date(at) };
}
