import type { PgTable } from 'drizzle-orm/pg-core';
import type { Source } from '../database/columns.ts';

type Row = Record<string, unknown>;

/** Rows of one table that are there whoever is. */
export type FixedSampleRows = { table: PgTable; rows: () => Iterable<Row> };

/**
 * Rows of one table made for one person after another, from the person alone, so that millions need
 * no memory and a sample can grow. Their id is a `sampleId`.
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
