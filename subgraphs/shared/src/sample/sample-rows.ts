import type { PgTable } from 'drizzle-orm/pg-core';
import type { Domain } from '#schema/domains.ts';
import type { Follower } from '../change-feed/follower.ts';
import type { Source } from '../database/columns.ts';

type Row = Record<string, unknown>;

/** Rows of one table that are there whoever is. */
export type FixedSampleRows = { table: PgTable; rows: () => Iterable<Row> };

/**
 * Rows of one table made for one person after another, from the person alone, so that millions need
 * no memory and a sample can grow. Their id, where they have one, is a `sampleId`.
 */
export type SampleRowsOfPeople<Person> = {
  table: PgTable;
  rowsOf: (person: Person) => Iterable<Row>;
};

export type SampleRows<Person = never> = FixedSampleRows | SampleRowsOfPeople<Person>;

export function sampleRows<Table extends PgTable>(
  table: Table,
  rows: () => Iterable<Table['$inferInsert']>,
): FixedSampleRows {
  return { table, rows };
}

export function sampleRowsOfPeople<Table extends PgTable, Person>(
  table: Table,
  rowsOf: (person: Person) => Iterable<Table['$inferInsert']>,
): SampleRowsOfPeople<Person> {
  return { table, rowsOf };
}

/**
 * What a follower of this domain would have learnt of people: rows made from those that the followed
 * domain has, so that a large sample need not go through the feed.
 */
export type FollowedSampleRows = {
  follower: Pick<Follower<unknown>, 'name' | 'feed' | 'entityType'>;
  /** The table that the follower fills, and the one at its origin. */
  table: PgTable;
  origin: { domain: Domain; table: string };
  toRow: (origin: Row, followedAt: Date) => Row;
};

export function followedSampleRows<Table extends PgTable, Origin>(
  follower: FollowedSampleRows['follower'],
  table: Table,
  origin: FollowedSampleRows['origin'],
  toRow: (origin: Origin, followedAt: Date) => Table['$inferInsert'],
): FollowedSampleRows {
  // The other domain's rows are not typed here; a test compares with what following gives.
  return { follower, table, origin, toRow: toRow as FollowedSampleRows['toRow'] };
}

/** The source of every row that nobody vouches for. */
const sampleSource: Source = {
  name: 'POLIS sample, synthetic',
  asOf: '2026-10-31',
  confidence: 'SYNTHETIC',
};

export const sampleSourceColumns = {
  sourceName: sampleSource.name,
  sourceAsOf: sampleSource.asOf,
  sourceConfidence: sampleSource.confidence,
};
