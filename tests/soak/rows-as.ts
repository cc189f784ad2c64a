import type postgres from 'postgres';
import { claimsOf, claimsText } from '#shared/database/claims.ts';
import type { Viewer } from '#shared/identity/viewer.ts';
import { askerOf } from '../../infra/database/table-classes/asker.ts';
import type { Filled } from './filled.ts';

/** How many rows of a table somebody reads, and which. */
export type Rows = { table: string; count: number; digest: string | null };

export type Sql = postgres.Sql | postgres.TransactionSql;

/** Works as the role that serves, with the viewer's claims, and takes back what it did. */
export async function actAs<T>(
  { administrator, domain }: Pick<Filled, 'administrator' | 'domain'>,
  viewer: Viewer | undefined,
  work: (sql: postgres.TransactionSql) => Promise<T>,
  prepare: (sql: postgres.TransactionSql) => Promise<unknown> = async () => {},
): Promise<T> {
  const taken = new Error('taken back');
  let done: { value: T } | undefined;
  await administrator
    .begin(async (sql) => {
      await prepare(sql);
      await sql.unsafe(`set local role ${domain}_runtime`);
      if (viewer) await sql.unsafe(claimsText, claimsOf(viewer));
      done = { value: await work(sql) };
      throw taken;
    })
    .catch((error) => {
      if (error !== taken) throw error;
    });
  if (!done) throw taken;
  return done.value;
}

/** The rows that pass; asked of many tables at once. */
export async function readRows(
  sql: Sql,
  tables: readonly string[],
  condition: (table: string) => string,
): Promise<Rows[]> {
  const each = tables.map(
    (name) => `select '${name}' as table, count(*)::int as count,
      md5(string_agg(t.ctid::text, ',' order by t.ctid)) as digest
      from public."${name}" t where ${condition(name)}`,
  );
  const rows = await sql.unsafe<Rows[]>(each.join(' union all '));
  return rows.map((row) => ({ ...row }));
}

/** What of the tables is theirs, as the classes say; asked where no policy holds. */
export function whatIsTheirs(
  { administrator, rules }: Filled,
  viewer: Viewer | undefined,
  tables: readonly string[] = Object.keys(rules),
): Promise<Rows[]> {
  const asker = askerOf(viewer);
  return readRows(administrator, tables, (name) => rules[name]?.read('t', asker) ?? 'false');
}

/** What of the tables they read, by the policies. */
export function whatTheyRead(
  filled: Filled,
  viewer: Viewer | undefined,
  tables: readonly string[] = Object.keys(filled.rules),
  prepare?: (sql: postgres.TransactionSql) => Promise<unknown>,
): Promise<Rows[]> {
  return actAs(filled, viewer, (sql) => readRows(sql, tables, () => 'true'), prepare);
}
