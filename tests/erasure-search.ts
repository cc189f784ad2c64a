import postgres from 'postgres';
import { domains } from '#schema/domains.ts';
import type { WholeGraph } from './whole-graph.ts';

// What a superuser finds in the databases, whatever row-level security shows others.

/** Every value of every column that is text or bytes, of all three databases, in which a text stands. */
export async function searchAll(graph: WholeGraph, texts: readonly string[]): Promise<string[]> {
  const hits: string[] = [];
  const wanted = texts.map((each) => each.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  for (const domain of domains) {
    const sql = postgres(graph.databases[domain].superuserUrl, { max: 1, onnotice: () => {} });
    const columns = await sql<{ table: string; column: string; type: string }[]>`
      select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type
      from pg_attribute a join pg_class c on c.oid = a.attrelid
        join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
        and format_type(a.atttypid, null) in ('text', 'text[]', 'bytea', 'json', 'jsonb')`;
    for (const { table, column, type } of columns) {
      const text = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`;
      const [row] = await sql.unsafe(`select 1 from "${table}" where ${text} ~* $1 limit 1`, [
        wanted,
      ]);
      if (row) hits.push(`${domain}.${table}.${column}`);
    }
    await sql.end();
  }
  return hits;
}

export async function asSuperuser<T>(
  graph: WholeGraph,
  domain: (typeof domains)[number],
  work: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  const sql = postgres(graph.databases[domain].superuserUrl, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}
