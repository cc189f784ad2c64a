import { askerOf } from '../../infra/database/table-classes/asker.ts';
import type { Filled } from './filled.ts';
import { people } from './people.ts';

type Written = {
  table: string;
  kind: 'INSERT' | 'UPDATE' | 'DELETE';
  row: string;
  /** Columns that are not as they were. */
  changed: string[];
};

/**
 * What use cases write with the platform's rights whoever calls them, since it is of more than one partner: who
 * is whom, what is compared, who was told and what is shared; and of whoever looks, by a function alone, that
 * they did. Their own tests hold what is written there.
 */
const writtenForAll: ReadonlySet<string> = new Set([
  ...['match_block', 'match_word', 'match_question', 'duplicate_case', 'duplicate_decision'],
  ...['person', 'person_move', 'referral_tally', 'case_share', 'outbox'],
  ...['audit_entry', 'audit_subject', 'audit_head'],
]);

/** Every row that is written is noted, by PostgreSQL itself and whoever writes it. */
export async function noteWrites({ administrator, rules }: Filled): Promise<void> {
  await administrator.unsafe(`
    create schema noted;
    create table noted.row (n serial, name text, kind text, row jsonb, changed text[]);
    create function noted.note() returns trigger language plpgsql security definer as $$
    begin
      insert into noted.row (name, kind, row, changed) values (tg_table_name, tg_op,
        case tg_op when 'INSERT' then to_jsonb(new) else to_jsonb(old) end,
        case tg_op when 'UPDATE' then array(select n.key from jsonb_each(to_jsonb(new)) n
          where n.value is distinct from to_jsonb(old) -> n.key) end);
      return null;
    end $$`);
  for (const table of Object.keys(rules)) {
    await administrator.unsafe(`create trigger zz_noted after insert or update or delete
      on public."${table}" for each row execute function noted.note()`);
  }
}

/** How many rows were written since it was last asked, and those that were not theirs to write. */
export async function writtenBy(
  { administrator, rules }: Filled,
  name: string,
): Promise<{ rows: number; leaks: string[] }> {
  const written = await administrator<Written[]>`
    with taken as (delete from noted.row returning *)
    select name as table, kind, row::text, coalesce(changed, '{}') as changed from taken order by n`;
  const asker = askerOf(people.get(name));
  const leaks: string[] = [];
  for (const { table, kind, row, changed } of written) {
    const rule = rules[table];
    if (!rule || writtenForAll.has(table)) continue;
    if (kind === 'UPDATE' && changed.every((column) => rule.kept.includes(column))) continue;
    const way = { INSERT: rule.add, UPDATE: rule.write, DELETE: rule.remove }[kind];
    const [found] = await administrator.unsafe<{ theirs: boolean | null }[]>(
      `select (${way('t', asker)}) as theirs from jsonb_populate_record(null::public."${table}", $1::text::jsonb) t`,
      [row],
    );
    if (found?.theirs !== true) leaks.push(`${kind} ${table} ${changed}`);
  }
  return { rows: written.length, leaks };
}
