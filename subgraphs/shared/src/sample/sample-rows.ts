import type { PgTable } from 'drizzle-orm/pg-core';
import type { Source } from '../database/columns.ts';

/** Rows of one table, made while they are read, so that millions need no memory. */
export type SampleRows = { table: PgTable; rows: () => Iterable<Record<string, unknown>> };

export function sampleRows<Table extends PgTable>(
  table: Table,
  rows: () => Iterable<Table['$inferInsert']>,
): SampleRows {
  return { table, rows };
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
