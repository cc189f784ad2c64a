import { sql } from 'drizzle-orm';
import { arrayOf } from '../database/columns.ts';
import type { Tx } from '../database/database.ts';
import { getUuid } from '../type-id.ts';
import type { Erased } from './carry-out.repository.ts';
import type { Outcome } from './fate.ts';

/** Where ids are that are no holding: the feed's own entries, and the receipts. */
const apart = ['erasure_receipt'];

/**
 * Looks for the ids of a record and of its person in every column of every table that can hold one. A domain
 * that keeps nothing of persons says so by this, and would say what it found.
 */
export async function searchEverywhere(
  tx: Tx,
  { personRecordId, personId }: Erased,
): Promise<Outcome> {
  const uuids = [getUuid('person_record', personRecordId), getUuid('person', personId)];
  const columns = await tx.execute<{ table: string; column: string; type: string }>(sql`
    select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid
      join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = current_schema() and c.relkind in ('r', 'p') and a.attnum > 0
      and not a.attisdropped and format_type(a.atttypid, null)
        in ('uuid', 'uuid[]', 'text', 'text[]', 'json', 'jsonb')
    order by c.relname, a.attnum`);
  const erased: Outcome['erased'] = [];
  const remains: Outcome['remains'] = [];
  for (const table of new Set(columns.map((each) => each.table))) {
    if (apart.includes(table)) continue;
    const hits = columns
      .filter((each) => each.table === table)
      .map(({ column, type }) => hitOf(column, type, uuids, [personRecordId, personId]));
    const [counted] = await tx.execute<{ rows: number }>(
      sql`select count(*)::int as rows from ${sql.identifier(table)} where ${sql.join(hits, sql` or `)}`,
    );
    if (counted && counted.rows > 0) {
      remains.push({ table, rows: counted.rows, why: 'HELD_BY_OTHERS' });
    }
  }
  return { erased, remains };
}

function hitOf(column: string, type: string, uuids: string[], names: string[]) {
  const name = sql.identifier(column);
  if (type === 'uuid') return sql`${name} = any(${arrayOf('uuid', uuids)})`;
  if (type === 'uuid[]') return sql`${name} && ${arrayOf('uuid', uuids)}`;
  const patterns = [...uuids, ...names].map((id) => `%${id}%`);
  return sql`${name}::text like any(${arrayOf('text', patterns)})`;
}
