import type { Viewer } from '#shared/identity/viewer.ts';
import { askerOf } from '../../infra/database/table-classes/asker.ts';
import type { Filled } from './filled.ts';
import { actAs } from './rows-as.ts';

/** `claim` is to add, as if it were their own, what is of a record that is not. */
const kinds = ['add', 'write', 'remove', 'claim'] as const;

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

export type Attempts = { name: string; viewer: Viewer | undefined; all: Attempt[] };

/** Rows that are not theirs to write, as each of the people: to be tried again under other policies. */
export async function attemptsOf(
  filled: Filled,
  people: ReadonlyMap<string, Viewer | undefined>,
): Promise<Attempts[]> {
  const columns = await columnsOf(filled);
  const tables = Object.keys(filled.rules);
  const attempts: Attempts[] = [];
  for (const [name, viewer] of people) {
    const all: Attempt[] = [];
    for (const kind of kinds) {
      const among = kind === 'claim' ? claimable(tables, columns, viewer) : tables;
      for (const chosen of await choose(filled, viewer, among, kind)) {
        const { table } = chosen;
        all.push({ kind, table, statement: write(kind, chosen, columns.get(table) ?? []) });
      }
    }
    attempts.push({ name, viewer, all });
  }
  return attempts;
}

/** What got past the policies; of one table alone, and with a policy weakened, where that is said. */
export async function passing(
  filled: Filled,
  { name, viewer, all }: Attempts,
  weakness?: { table: string; statement: string },
): Promise<string[]> {
  const attempts = weakness ? all.filter(({ table }) => table === weakness.table) : all;
  if (attempts.length === 0) return [];
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
      if (weakness) await sql.unsafe(weakness.statement);
    },
  );
  return outcomes.flatMap(({ outcome }, position) => {
    const { kind, table } = attempts[position] ?? {};
    const held = outcome === 'nothing' || outcome === 'refused';
    return held ? [] : `${name}: ${kind} ${table}: ${outcome}`;
  });
}

/** Of a record of somebody else's: what a foreign key binds to its log, and what people answer whom they meet. */
const ofAnybody = ['break_glass_grant', 'survey_response'];

/** What is of a person, and of an organisation that does it. */
function claimable(
  tables: string[],
  columns: ReadonlyMap<string, string[]>,
  viewer: Viewer | undefined,
): string[] {
  if (!viewer?.organisation) return [];
  const bound = tables.filter((table) => !ofAnybody.includes(table));
  return bound.filter((table) =>
    ['person_record_id', 'organisation_id'].every((name) => columns.get(table)?.includes(name)),
  );
}

function choose(
  { administrator, rules }: Filled,
  viewer: Viewer | undefined,
  tables: readonly string[],
  kind: Kind,
): Promise<Chosen[]> {
  const asker = askerOf(viewer);
  if (tables.length === 0) return Promise.resolve([]);
  const { organisation, accessPoint, subject } = asker;
  const own = `jsonb_strip_nulls(jsonb_build_object('organisation_id', ${organisation},
    'access_point_id', ${accessPoint}, 'operator', ${subject}, 'operators', array[${subject}]))`;
  const theirs = (name: string) => {
    if (kind !== 'claim') return rules[name]?.[kind]('t', asker) ?? 'false';
    // Records lie in one database; elsewhere what they may not read is not of theirs.
    if (!rules['person_record']) return rules[name]?.read('t', asker) ?? 'false';
    return `exists (select from public.person_record r
      where r.id = t.person_record_id and r.owner_organisation_id = ${organisation})`;
  };
  const each = tables.map(
    (name) => `(select '${name}' as table, t.ctid::text as place,
        (to_jsonb(t)${kind === 'claim' ? ` || ${own}` : ''})::text as row
      from public."${name}" t where not coalesce((${theirs(name)}), false)
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
