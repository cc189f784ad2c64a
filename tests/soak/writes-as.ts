import type { Viewer } from '#shared/identity/viewer.ts';
import { askerOf } from '../../infra/database/table-classes/asker.ts';
import type { Filled } from './filled.ts';
import { actAs } from './rows-as.ts';

const kinds = ['add', 'write', 'remove'] as const;

type Kind = (typeof kinds)[number];
type Chosen = { table: string; place: string; row: string };
type Attempt = { kind: Kind; table: string; statement: string };

/** Of each kind and table so many rows are tried as everybody. */
const rowsTried = 1;

/**
 * Runs a statement, says what came of it and takes it back. A row that policies keep away is not found; one
 * that they do not let in is refused before PostgreSQL looks whether it is there already. Triggers refuse too.
 */
const attempt = `create or replace function pg_temp.attempt(statement text) returns text language plpgsql as $$
declare rows int;
begin
  execute statement;
  get diagnostics rows = row_count;
  raise exception using errcode = 'P9999', message = rows::text;
exception
  when sqlstate 'P9999' then return case sqlerrm when '0' then 'nothing' else sqlerrm || ' rows' end;
  when insufficient_privilege or check_violation then return 'refused';
  when others then return sqlstate || ' ' || sqlerrm;
end $$`;

/** What got past the policies of those rows that are not theirs to write. */
export async function writesBeyond(
  filled: Filled,
  people: ReadonlyMap<string, Viewer | undefined>,
  tables: readonly string[] = Object.keys(filled.rules),
  weaken: string | undefined = undefined,
): Promise<{ tried: number; passed: string[] }> {
  const columns = await columnsOf(filled);
  const passed: string[] = [];
  let tried = 0;
  for (const [name, viewer] of people) {
    const attempts: Attempt[] = [];
    for (const kind of kinds) {
      for (const chosen of await choose(filled, viewer, tables, kind)) {
        const { table } = chosen;
        attempts.push({ kind, table, statement: write(kind, chosen, columns.get(table) ?? []) });
      }
    }
    const outcomes = await actAs(
      filled,
      viewer,
      (sql) =>
        sql.unsafe<{ outcome: string }[]>(
          'select pg_temp.attempt(statement) as outcome from unnest($1::text[]) statement',
          [attempts.map(({ statement }) => statement)],
        ),
      async (sql) => {
        await sql.unsafe(attempt);
        if (weaken) await sql.unsafe(weaken);
      },
    );
    tried += attempts.length;
    outcomes.forEach(({ outcome }, position) => {
      const { kind, table } = attempts[position] ?? {};
      const held = outcome === 'nothing' || outcome === 'refused';
      if (!held) passed.push(`${name}: ${kind} ${table}: ${outcome}`);
    });
  }
  return { tried, passed };
}

function choose(
  { administrator, rules }: Filled,
  viewer: Viewer | undefined,
  tables: readonly string[],
  kind: Kind,
): Promise<Chosen[]> {
  const asker = askerOf(viewer);
  const each = tables.map(
    (name) => `(select '${name}' as table, t.ctid::text as place, to_jsonb(t)::text as row
      from public."${name}" t where not coalesce((${rules[name]?.[kind]('t', asker)}), false)
      order by md5(t.ctid::text) limit ${rowsTried})`,
  );
  return administrator.unsafe<Chosen[]>(each.join(' union all '));
}

function write(kind: Kind, { table, place, row }: Chosen, columns: string[]): string {
  const named = columns.map((column) => `"${column}"`).join(', ');
  if (kind === 'remove') return `delete from public."${table}" where ctid = '${place}'`;
  if (kind === 'write') {
    // The first may be numbered by PostgreSQL itself.
    const column = columns.at(-1);
    return `update public."${table}" set "${column}" = "${column}" where ctid = '${place}'`;
  }
  return `insert into public."${table}" (${named}) overriding system value
    select ${named} from jsonb_populate_record(null::public."${table}", '${row.replaceAll("'", "''")}')`;
}

/** Those that are written, not generated. */
async function columnsOf({ administrator }: Filled): Promise<Map<string, string[]>> {
  const rows = await administrator<{ table: string; columns: string[] }[]>`
    select c.relname as table, array_agg(a.attname order by a.attnum)::text[] as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
      and not a.attisdropped and a.attgenerated = ''
    group by c.relname`;
  return new Map(rows.map(({ table, columns }) => [table, columns]));
}
