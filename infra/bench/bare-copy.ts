import { createReadStream, createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from, to } from 'pg-copy-streams';

/** Tables in the order in which they were loaded. */
type Tables = readonly string[];

const fileOf = (folder: string, table: string) => path.join(folder, `${table}.copy`);

/** The rows that a database has, a file for each table. */
export async function saveRows(url: string, tables: Tables, folder: string): Promise<void> {
  await onClient(url, async (client) => {
    for (const table of tables) {
      const rows = client.query(to(`copy "${table}" to stdout`));
      await pipeline(rows, createWriteStream(fileOf(folder, table)));
    }
  });
}

/** Loads them as one would by hand, with everything in place, in one transaction. */
export async function copyBare(url: string, tables: Tables, folder: string): Promise<void> {
  await onClient(url, async (client) => {
    await client.query('begin');
    for (const table of tables) {
      const rows = createReadStream(fileOf(folder, table), { highWaterMark: 65_536 });
      await pipeline(rows, client.query(from(`copy "${table}" from stdin`)));
    }
    await client.query('commit');
    await client.query(`vacuum (analyze) ${tables.map((table) => `"${table}"`).join(', ')}`);
  });
}

/** A number that differs when any row does, whatever their order. */
export async function sumOfRows(url: string, tables: Tables): Promise<string[]> {
  return onClient(url, async (client) => {
    const sums: string[] = [];
    for (const table of tables) {
      const { rows } = await client.query<{ sum: string }>(
        `select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as sum from "${table}" t`,
      );
      sums.push(`${table} ${rows[0]?.sum}`);
    }
    return sums;
  });
}

async function onClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
