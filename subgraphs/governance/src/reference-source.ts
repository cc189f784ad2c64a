import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Source } from '#shared/database/columns.ts';

export function toSourceColumns({ name, asOf, confidence }: Source) {
  return { sourceName: name, sourceAsOf: asOf, sourceConfidence: confidence };
}

/** For an upsert: the source of the row that was to be inserted. */
export function excludedSource() {
  return {
    sourceName: sql`excluded.source_name`,
    sourceAsOf: sql`excluded.source_as_of`,
    sourceConfidence: sql`excluded.source_confidence`,
  };
}

type SourceColumns = {
  sourceName: AnyPgColumn;
  sourceAsOf: AnyPgColumn;
  sourceConfidence: AnyPgColumn;
};

export function hasOtherSource(table: SourceColumns): SQL {
  return sql`(${table.sourceName}, ${table.sourceAsOf}, ${table.sourceConfidence}) is distinct from
    (excluded.source_name, excluded.source_as_of, excluded.source_confidence)`;
}
