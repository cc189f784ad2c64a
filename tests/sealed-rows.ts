import type postgres from 'postgres';
import type { SealedColumn, SealedDomain, TextRow } from '#shared/sealing/sealed-column.ts';
import { openBytes, unwrapDataKey } from '#shared/sealing/sealing.ts';
import { toTypeId } from '#shared/type-id.ts';
import { testKeys } from './keys.ts';

/** One sealed value as a copy of the database shows it. */
export type SealedRow = {
  column: SealedColumn;
  /** The row that has, or had, its key: table and UUID. */
  holder: string;
  row: TextRow;
  bytes: Buffer;
};

/** Every sealed value of a domain, as the superuser sees it. */
export async function readSealed(
  sql: postgres.Sql,
  { columns }: SealedDomain,
): Promise<SealedRow[]> {
  const all: SealedRow[] = [];
  for (const column of columns) {
    const rows = await sql.unsafe<{ holder: string; bytes: Buffer; row: TextRow }[]>(
      `select ${column.keyOf} as holder, ${column.column} as bytes,
        to_jsonb(${column.table}) - '${column.column}' as row
      from ${column.table} where ${column.column} is not null`,
    );
    for (const { holder, bytes, row } of rows) {
      all.push({ column, holder: `${column.keyTable} ${holder}`, row, bytes });
    }
  }
  return all;
}

/** Every data key that is still there, opened with the key ring, by the row that has it. */
export async function readDataKeys(
  sql: postgres.Sql,
  { keyTables }: SealedDomain,
  ring = testKeys,
): Promise<Map<string, Buffer>> {
  const keys = new Map<string, Buffer>();
  for (const { table, id = 'id', prefix } of keyTables) {
    const rows = await sql.unsafe<{ id: string; key: Buffer }[]>(
      `select ${id} as id, data_key as key from ${table} where data_key is not null`,
    );
    for (const row of rows) {
      const owner = prefix === undefined ? row.id : toTypeId(prefix, row.id);
      keys.set(`${table} ${row.id}`, unwrapDataKey(ring, owner, row.key));
    }
  }
  return keys;
}

/** Whether it opens with this key in this place: its own unless told. */
export function opens(
  { column, row, bytes }: SealedRow,
  key: Buffer | undefined,
  place = column.place(row),
): boolean {
  try {
    return key !== undefined && Buffer.isBuffer(openBytes(key, place, bytes));
  } catch {
    return false;
  }
}
