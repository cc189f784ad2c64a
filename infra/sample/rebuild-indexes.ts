import type { PgTable } from 'drizzle-orm/pg-core';
import type { Client } from 'pg';
import { quoted } from './copy-text.ts';
import { namesOf } from './open-tables.ts';

type Piece = { drop: string; make: string };

/**
 * Drops the secondary indexes and the foreign keys of tables; what it answers makes them again, as
 * they were, and checks all rows against them. For a million people that takes half the time of
 * keeping them up to date row by row. Primary keys and unique constraints stay.
 */
export async function dropIndexes(
  client: Client,
  tables: readonly PgTable[],
): Promise<() => Promise<void>> {
  const names = namesOf(tables);
  const keys = await findForeignKeys(client, names);
  const indexes = await findIndexes(client, names);
  for (const { drop } of [...keys, ...indexes]) await client.query(drop);
  return async () => {
    // The default, 64 MB, makes the sorts of a million rows go through the disk.
    await client.query("set local maintenance_work_mem = '256MB'");
    for (const { make } of [...indexes, ...keys]) await client.query(make);
  };
}

async function findForeignKeys(client: Client, tables: readonly string[]): Promise<Piece[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select relname as table, conname as name, pg_get_constraintdef(c.oid) as definition
     from pg_constraint c join pg_class t on t.oid = conrelid
     where contype = 'f' and relname = any($1) and relnamespace = 'public'::regnamespace
     order by conname`,
    [tables],
  );
  return rows.map(({ table, name, definition }) => ({
    drop: `alter table ${quoted(table)} drop constraint ${quoted(name)}`,
    make: `alter table ${quoted(table)} add constraint ${quoted(name)} ${definition}`,
  }));
}

async function findIndexes(client: Client, tables: readonly string[]): Promise<Piece[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.relname as name, pg_get_indexdef(i.oid) as definition
     from pg_index join pg_class i on i.oid = indexrelid join pg_class t on t.oid = indrelid
     where t.relname = any($1) and t.relnamespace = 'public'::regnamespace
       and not exists (select from pg_constraint where conindid = i.oid)
     order by i.relname`,
    [tables],
  );
  return rows.map(({ name, definition }) => ({
    drop: `drop index ${quoted(name)}`,
    make: definition,
  }));
}
