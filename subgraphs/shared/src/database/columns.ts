import { type SQL, sql } from 'drizzle-orm';
import { customType, date, text } from 'drizzle-orm/pg-core';
import { findUuid, toTypeId } from '../type-id.ts';

/** A UUID column that reads and writes TypeIDs, so that every id in the code carries its type. */
export function typeId(column: string, prefix: string) {
  // Many rows in a row name the same organisation.
  let last = '';
  let lastId = '';
  return customType<{ data: string; driverData: string }>({
    dataType: () => 'uuid',
    fromDriver(uuid) {
      if (uuid === last) return lastId;
      last = uuid;
      lastId = toTypeId(prefix, uuid);
      return lastId;
    },
    toDriver: (id) => {
      const uuid = findUuid(prefix, id);
      if (uuid === undefined) throw new TypeError(`${column} takes a ${prefix} id, not ${id}`);
      return uuid;
    },
  })(column);
}

/** Bytes, which are sent and taken as `\\x` and hexadecimal digits, or as they are. */
export const bytes = customType<{ data: Buffer; driverData: Buffer | string }>({
  dataType: () => 'bytea',
  fromDriver: (sent) => (typeof sent === 'string' ? Buffer.from(sent.slice(2), 'hex') : sent),
  toDriver: (data) => data,
});

/** An instant that a list can be ordered by: it also takes the text of a cursor. */
export const instant = customType<{ data: Date; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  fromDriver: (sent) => new Date(sent),
  toDriver: (data: Date | string) => (typeof data === 'string' ? data : data.toISOString()),
});

/** Where a row of reference data comes from; all null for rows that partners enter. */
export function sourceColumns() {
  return {
    sourceName: text('source_name'),
    sourceAsOf: date('source_as_of', { mode: 'string' }),
    sourceConfidence: text('source_confidence').$type<Confidence>(),
  };
}

export type Confidence = 'VERIFIED' | 'STATED' | 'REPORTED' | 'UNCONFIRMED' | 'SYNTHETIC';

export type Source = { name: string; asOf: string; confidence: Confidence };

type SourceRow = {
  sourceName: string | null;
  sourceAsOf: string | null;
  sourceConfidence: Confidence | null;
};

export function toSource(row: SourceRow): Source | null {
  const { sourceName: name, sourceAsOf: asOf, sourceConfidence: confidence } = row;
  return name !== null && asOf !== null && confidence !== null ? { name, asOf, confidence } : null;
}

/** For tables in which every row has a source. */
export function getSource(row: SourceRow): Source {
  const source = toSource(row);
  if (!source) throw new Error('A row of reference data lacks its source');
  return source;
}

/** One array parameter whatever its length, so that the statement's text stays the same. */
export function arrayOf(type: 'uuid' | 'text', values: readonly string[]): SQL {
  return sql`${arrayText(values)}::${sql.raw(type)}[]`;
}

export function arrayText(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

/** Case-insensitive containment with the wildcards of the caller's text taken literally. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[%_\\]/g, '\\$&')}%`;
}
