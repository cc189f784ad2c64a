import postgres from 'postgres';
import type { Domain } from '#schema/domains.ts';
import { connect } from '#shared/database/database.ts';
import type { Reader } from '#shared/database/reader.ts';
import type { Text } from '#shared/database/statement.ts';
import type { Question } from '#shared/database/unit.ts';
import { inEveryDomain, type PerDomain, perDomain } from '../infra/database/domain.ts';
import { load } from '../infra/local/load.ts';
import { usualSeed } from '../infra/sample/plan.ts';
import { duplicates } from './duplicates.ts';
import { toErase } from './erased.ts';
import { testKeys } from './keys.ts';
import type { PlanNode } from './plan-faults.ts';
import { type Bench, openSubgraph } from './testbed.ts';

/** A statement that the subgraph sent, as whom, and for what. */
export type Recorded = {
  asked: string;
  /** Whether by a filter. */
  filtered: boolean;
  claims: Question;
  text: string;
  values: Text[];
};

/** Older ones write parameters and what is found out once alike. */
export const tellsPlans = (await versionOf(process.env['POLIS_TEST_SERVER'])) >= 17;

async function versionOf(server = ''): Promise<number> {
  const sql = postgres(server, { max: 1 });
  const [row] = await sql`select current_setting('server_version_num')::int / 10000 as major`;
  await sql.end();
  return row?.['major'];
}

export type LargeDomain = Bench & {
  /** What was sent since `note`, each text once per viewer. */
  recorded: Recorded[];
  /** Says what is asked next. */
  note: (asked: string, filtered: boolean) => void;
  /** How PostgreSQL answers it, by the plan that the subgraph's own connection would use. */
  explain: (statement: Recorded) => Promise<PlanNode>;
  /** Tables with thousands of rows. */
  largeTables: ReadonlySet<string>;
  administrator: postgres.Sql;
};

/** What the feed holds after months of work. */
const changes = `insert into outbox (transaction, entity_type, entity_id, version, kind, organisation_id)
  select (n % 500 + 1)::text::xid8, 'Enrolment', gen_random_uuid(), 1, 'CREATED',
    case when n % 3 > 0 then gen_random_uuid() end
  from generate_series(1, 10000) n`;

/**
 * Every subgraph over the sample of so many people, whose statements are kept and can be explained.
 * All at once, since the sample is of all domains: each holds what it follows of the others.
 */
export async function openLargeDomains(people: number): Promise<PerDomain<LargeDomain>> {
  const recorders = perDomain(createRecorder);
  const benches = await inEveryDomain((domain) => openSubgraph(domain, recorders[domain].watch));
  const urls = perDomain((domain) => {
    const { migrationUrl, url } = benches[domain];
    return { migration: migrationUrl, runtime: url };
  });
  await load(urls, testKeys, () => {}, { request: { people, seed: usualSeed, orAny: false } });
  return inEveryDomain((domain) => asLarge(domain, benches[domain], recorders[domain]));
}

type Recorder = Pick<LargeDomain, 'recorded' | 'note'> & { watch: (reader: Reader) => Reader };

function createRecorder(): Recorder {
  const recorded: Recorded[] = [];
  const known = new Set<string>();
  let about = { asked: '', filtered: false };
  return {
    recorded,
    note(asked, filtered) {
      about = { asked, filtered };
    },
    watch: (reader) => ({
      ...reader,
      run(claims, questions) {
        for (const { text, values } of questions) {
          const name = JSON.stringify([text, claims.values]);
          if (!known.has(name)) recorded.push({ ...about, claims, text, values });
          known.add(name);
        }
        return reader.run(claims, questions);
      },
    }),
  };
}

async function asLarge(
  domain: Domain,
  bench: Bench,
  { recorded, note }: Recorder,
): Promise<LargeDomain> {
  const { reader, close: closeReader } = connect(bench.url, { max: 1 });
  const administrator = postgres(bench.superuserUrl, { max: 1, onnotice: () => {} });
  // As autovacuum leaves a table: before it, reading an index alone seems as dear as a sort.
  const lacking = domain === 'employment' ? [...duplicates, ...toErase('gen_random_uuid()')] : [];
  for (const text of [changes, ...lacking, 'vacuum analyze']) await administrator.unsafe(text);
  const large = await administrator<{ name: string }[]>`
    select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples > 3000`;
  return {
    ...bench,
    recorded,
    note,
    explain: (statement) => explain(reader, statement),
    largeTables: new Set(large.map(({ name }) => name)),
    administrator,
    async close() {
      await Promise.all([administrator.end(), closeReader()]);
      await bench.close();
    },
  };
}

let explained = 0;

/**
 * Asks the reader itself, so that its settings, the role and the claims are those of the subgraph.
 * Prepared like any statement: what is explained is the plan made once for all values.
 */
async function explain(reader: Reader, { claims, text, values }: Recorded): Promise<PlanNode> {
  explained += 1;
  const name = `explained_${explained}`;
  const given = values.length > 0 ? `(${values.map(toLiteral).join(', ')})` : '';
  const [, rows] = await Promise.all(
    ask(reader, claims, [
      `prepare ${name} as ${text}`,
      `explain (analyze, timing off, format json) execute ${name}${given}`,
      `deallocate ${name}`,
    ]),
  );
  const [[json]] = rows as [[string]]; // EXPLAIN gives one row of one field
  const [{ Plan: plan }] = JSON.parse(json);
  return plan;
}

function ask(reader: Reader, claims: Question, texts: string[]) {
  const questions: Question[] = [];
  const answers = texts.map(
    (text) =>
      new Promise<(readonly Text[])[]>((answer, fail) => {
        questions.push({ text, values: [], answer, fail });
      }),
  );
  void reader.run(claims, questions);
  return answers;
}

function toLiteral(value: Text): string {
  return value === null ? 'null' : `'${value.replaceAll("'", "''")}'`;
}
