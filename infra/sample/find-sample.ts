import { getTableColumns, getTableName } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Client } from 'pg';
import { personOfSampleUuid, sampleUuids } from '#shared/sample/sample-id.ts';
import type { FixedSampleRows } from '#shared/sample/sample-rows.ts';
import { quoted } from './copy-text.ts';
import { rowsOfPeople, type SampleTables } from './sample-tables.ts';

/** What a domain already has of a sample. */
export type FoundSample = {
  /** Whether the rows are there that do not depend on people. */
  fixed: boolean;
  /** The index of the last person it has rows of; 0 for none. */
  last: number;
  /** Whether the rows of that person are those of this seed. */
  ofSeed: boolean;
};

/** Reads it off the ids, which hold the index of their person. */
export async function findSample(
  client: Client,
  seed: number,
  { fixed, ofPeople }: SampleTables,
): Promise<FoundSample> {
  const found: FoundSample = { fixed: await hasFirst(client, fixed), last: 0, ofSeed: true };
  for (const rows of ofPeople.filter(({ table }) => 'id' in getTableColumns(table))) {
    const uuid = await findLastUuid(client, rows.table);
    const last = uuid === undefined ? 0 : personOfSampleUuid(uuid);
    if (uuid === undefined || last < found.last) continue;
    const made = [...rowsOfPeople(seed, rows, { from: last, to: last })];
    found.last = last;
    found.ofSeed = made.some((row) => uuidOf(rows.table, row) === uuid);
  }
  return found;
}

/** The first row stands for all, which are written in one transaction. */
async function hasFirst(client: Client, [first]: readonly FixedSampleRows[]): Promise<boolean> {
  if (!first) return true;
  const [row] = first.rows();
  if (!row) throw new Error(`There is no row in the sample of ${getTableName(first.table)}`);
  const { rows } = await client.query(
    `select from ${quoted(getTableName(first.table))} where id = $1`,
    [uuidOf(first.table, row)],
  );
  return rows.length > 0;
}

async function findLastUuid(client: Client, table: PgTable): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>(
    `select id from ${quoted(getTableName(table))} where id between $1 and $2
     order by id desc limit 1`,
    [sampleUuids.least, sampleUuids.most],
  );
  return rows[0]?.id;
}

function uuidOf(table: PgTable, row: Record<string, unknown>): unknown {
  const { id }: Record<string, PgColumn> = getTableColumns(table);
  if (!id) throw new Error(`${getTableName(table)} does not tell a sample by its id`);
  return id.mapToDriverValue(row['id']);
}
