import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import postgres from 'postgres';
import { z } from 'zod';
import { holders, migrationsOf } from '../infra/database/domain.ts';
import { openTestDatabase } from './test-database.ts';

// While a new version is brought in, processes of the one before still serve, on a database that has been
// migrated under them. What they send names the columns of their tables, as their snapshot of the schema has
// them: each such statement is prepared here on the database as it is now.

const root = fileURLToPath(new URL('../', import.meta.url));

const snapshotSchema = z.object({
  tables: z.record(
    z.string(),
    z.object({
      name: z.string(),
      columns: z.record(z.string(), z.object({ name: z.string() })),
    }),
  ),
});

/** The tables as the version before the latest migrations knew them. */
function tablesBefore(folder: string): { name: string; columns: string[] }[] {
  const meta = path.join(folder, 'meta');
  const snapshots = readdirSync(meta)
    .filter((file) => file.endsWith('_snapshot.json'))
    .sort();
  const read = (file: string) => {
    const { tables } = snapshotSchema.parse(
      JSON.parse(readFileSync(path.join(meta, file), 'utf8')),
    );
    return Object.values(tables).map(({ name, columns }) => ({
      name,
      columns: Object.values(columns).map((column) => column.name),
    }));
  };
  const shape = (file: string) => JSON.stringify(read(file));
  const latest = snapshots.at(-1) ?? '';
  // A migration of policies alone has the snapshot of the one before it.
  const before = snapshots.findLast((file) => shape(file) !== shape(latest));
  return read(before ?? latest);
}

describe.each(holders)('the version before, on the migrated database of %s', (holder) => {
  it('reads, writes and changes its tables as ever', async () => {
    const tables = tablesBefore(path.join(root, migrationsOf(holder)));
    expect(tables.length).toBeGreaterThan(0);
    const database = await openTestDatabase(holder);
    const sql = postgres(database.superuserUrl, { max: 1 });
    const refused: string[] = [];
    const prepare = (statement: string) =>
      sql.unsafe(`explain ${statement}`).catch((error: Error) => refused.push(error.message));
    for (const { name, columns } of tables) {
      const computed = await sql`select column_name from information_schema.columns
        where table_schema = 'public' and table_name = ${name} and (is_generated <> 'NEVER' or is_identity = 'YES')`;
      const list = (of: string[]) => of.map((column) => `"${column}"`).join(', ');
      const given = columns.filter(
        (column) => !computed.some(({ column_name: each }) => each === column),
      );
      await prepare(`select ${list(columns)} from "${name}"`);
      await prepare(`insert into "${name}" (${list(given)}) select ${list(given)} from "${name}"`);
      // What it does not know must be filled without it.
      const needed = await sql`select column_name from information_schema.columns
        where table_schema = 'public' and table_name = ${name} and is_nullable = 'NO'
          and column_default is null and is_identity = 'NO' and is_generated = 'NEVER'`;
      for (const { column_name: column } of needed) {
        if (!columns.includes(column)) refused.push(`${name}.${column} has to be given`);
      }
    }
    await sql.end();
    await database.close();
    expect(refused).toEqual([]);
  });
});
