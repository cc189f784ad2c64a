import { Column, fillPlaceholders, getTableColumns, is, noopDecoder, SQL } from 'drizzle-orm';
import { PgBoolean, PgColumn, PgDialect, PgTable, QueryBuilder } from 'drizzle-orm/pg-core';

const dialect = new PgDialect();

/** Writes statements and reaches no database. */
export const write = new QueryBuilder(dialect);

/** Values of a statement's placeholders, by name. */
export type Values = Record<string, unknown>;

/** A value as PostgreSQL sends and takes it. */
export type Text = string | null;

/**
 * A statement written once, when its module is loaded: PostgreSQL prepares its text once per
 * connection, and its rows are read straight into what the domain calls them.
 */
export type Statement<Row> = {
  text: string;
  /** The values in the order of `$1`, `$2` … */
  bind: (values: Values) => Text[];
  toRow: (fields: readonly Text[]) => Row;
};

/** What Drizzle's builder has made, or a statement in SQL. */
type Select<Selected> =
  | { toSQL(): { sql: string; params: unknown[] }; _: { result: Selected[] } }
  | SQL<Selected>;

/** What a statement selects, in order; a part with names of its own becomes an object. */
type Selection = { [name: string]: PgColumn | SQL | SQL.Aliased | PgTable | Selection };

/** `selection` is what `select` was given to select. */
export function statement<Selected, Row = Selected>(
  selection: Selection,
  select: Select<Selected>,
  // Without it a row is what Drizzle says it is.
  toRow = (selected: Selected): Row => selected as unknown as Row,
): Statement<Row> {
  const { sql: text, params } = is(select, SQL) ? dialect.sqlToQuery(select) : select.toSQL();
  const [read] = readerOf(selection);
  return {
    text,
    bind: (values) => fillPlaceholders(params, values).map(toText),
    // The builder's type says what its selection reads.
    toRow: (fields) => toRow(read(fields, 0) as Selected),
  };
}

type Reader = (fields: readonly Text[], at: number) => unknown;

/** Reads a part of a row, and says how many fields it takes. */
function readerOf(part: Selection[string]): [Reader, width: number] {
  const decode = decoderOf(part);
  if (decode) return [(fields, at) => decodeText(decode, fields[at]), 1];
  // What is neither a column nor an expression holds some.
  const columns = is(part, PgTable) ? getTableColumns(part) : (part as Selection);
  let width = 0;
  const parts = Object.entries(columns).map(([name, field]) => {
    const [read, ownWidth] = readerOf(field);
    const offset = width;
    width += ownWidth;
    return { name, read, offset };
  });
  const read: Reader = (fields, at) => {
    const row: Record<string, unknown> = {};
    for (const { name, read, offset } of parts) row[name] = read(fields, at + offset);
    return row;
  };
  return [read, width];
}

type Decode = (value: string) => unknown;

function decodeText(decode: Decode, value: Text | undefined): unknown {
  return value === null || value === undefined ? null : decode(value);
}

/** How a column or an expression is read from its text; undefined for what holds several. */
function decoderOf(part: Selection[string]): Decode | undefined {
  if (is(part, PgBoolean)) return isTrue;
  if (is(part, PgColumn)) {
    // Most columns are read as they come; and an aliased one is a proxy, slow to ask each time.
    if (part.mapFromDriverValue === Column.prototype.mapFromDriverValue) return asItComes;
    return (value) => part.mapFromDriverValue(value);
  }
  if (is(part, SQL.Aliased)) return decoderOf(part.sql);
  if (!is(part, SQL)) return undefined;
  // Drizzle's own sessions ask an expression for it; the types leave it out.
  const { decoder } = part as unknown as { decoder: { mapFromDriverValue: Decode } };
  if (decoder === noopDecoder) {
    throw new TypeError('Say with mapWith how this expression is read from its text');
  }
  // A column may be the decoder, and asks itself.
  return (value) => decoder.mapFromDriverValue(value);
}

function asItComes(text: string): string {
  return text;
}

function isTrue(text: string): boolean {
  return text === 't';
}

function toText(value: unknown): Text {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object') throw new TypeError('A statement takes no object for a value');
  return String(value);
}
