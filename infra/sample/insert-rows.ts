import { getTableColumns, sql } from 'drizzle-orm';
import { PgArray, type PgColumn } from 'drizzle-orm/pg-core';
import type { Tx } from '#shared/database/database.ts';
import type { SampleRows } from '#shared/sample/sample-rows.ts';

type Row = Record<string, unknown>;

const chunkLength = 5_000;

/**
 * Writes rows by the thousand, a chunk as one JSON parameter. COPY would be hardly faster, since
 * indexes and foreign keys take most of the time; it is refused under row-level security, which
 * would have to be lifted for it, and one that fails never settles (porsager/postgres#1173).
 */
export async function insertRows(tx: Tx, { table, rows }: SampleRows): Promise<number> {
  const columns = Object.entries<PgColumn>(getTableColumns(table));
  const names = sql.join(
    columns.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  );
  let written = 0;
  for (const chunk of chunksOf(rows())) {
    const json = JSON.stringify(chunk.map((row) => toJson(row, columns)));
    await tx.execute(sql`insert into ${table} (${names})
      select ${names} from json_populate_recordset(null::${table}, ${json}::json)`);
    written += chunk.length;
  }
  return written;
}

function* chunksOf(rows: Iterable<Row>): Generator<Row[]> {
  let chunk: Row[] = [];
  for (const row of rows) {
    chunk.push(row);
    if (chunk.length < chunkLength) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** Ids become what their columns store; JSON carries the rest, arrays too, as it is. */
function toJson(row: Row, columns: [string, PgColumn][]): Row {
  return Object.fromEntries(
    columns.map(([key, column]) => {
      const value = row[key] ?? null;
      const asIs = value === null || column instanceof PgArray;
      return [column.name, asIs ? value : column.mapToDriverValue(value)];
    }),
  );
}
