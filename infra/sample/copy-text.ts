import { getTableColumns, getTableName } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';

type Row = Record<string, unknown>;

/** `COPY` of a table from lines that `lineWriter` makes. */
export function copyStatement(table: PgTable): string {
  const columns = storedColumns(table).map(([, { name }]) => quoted(name));
  return `copy ${quoted(getTableName(table))} (${columns}) from stdin`;
}

/** Writes rows of a table as lines of COPY's text format. */
export function lineWriter(table: PgTable): (row: Row) => string {
  const columns = storedColumns(table);
  return (row) => {
    let line = '';
    for (const [key, column] of columns) line += `${toField(row[key], column)}\t`;
    return `${line.slice(0, -1)}\n`;
  };
}

/** What PostgreSQL makes of other columns is not written. */
function storedColumns(table: PgTable): [key: string, column: PgColumn][] {
  const columns = Object.entries<PgColumn>(getTableColumns(table));
  return columns.filter(([, { generated }]) => generated === undefined);
}

function toField(value: unknown, column: PgColumn): string {
  if (value === null || value === undefined) return '\\N';
  const stored: unknown = column.mapToDriverValue(value);
  if (Buffer.isBuffer(stored)) return `\\\\x${stored.toString('hex')}`;
  return typeof stored === 'string' ? escaped(stored) : String(stored);
}

const special = /[\\\t\n\r]/;
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escaped(text: string): string {
  if (!special.test(text)) return text;
  return text.replaceAll(/[\\\t\n\r]/g, (letter) => escapes[letter] ?? letter);
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
