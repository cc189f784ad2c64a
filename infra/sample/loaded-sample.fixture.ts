import postgres from 'postgres';
import type { Domain } from '#schema/domains.ts';
import { referenceId } from '#shared/reference-id.ts';
import { findUuid } from '#shared/type-id.ts';
import { testKeys } from '../../tests/keys.ts';
import { openTestDatabase, type TestDatabase } from '../../tests/test-database.ts';
import { type DatabaseUrls, inEveryDomain, type PerDomain, perDomain } from '../database/domain.ts';
import { load } from '../local/load.ts';
import type { SamplePlace } from './load-sample.ts';

type Row = Record<string, string>;
type Opened = { made: TestDatabase; see: postgres.Sql };

/** Three databases to load into, to be asked behind row-level security. */
export type SampleDatabases = {
  urls: PerDomain<DatabaseUrls>;
  /** As those reach them who may change tables. */
  place: SamplePlace;
  rows: (domain: Domain, text: string) => Promise<Row[]>;
  /** The first column. */
  values: (domain: Domain, text: string) => Promise<string[]>;
  /** Of what follows `from`. */
  count: (domain: Domain, from: string) => Promise<number>;
  /** Of all rows of each table but those of the feeds. */
  fingerprint: () => Promise<string[]>;
  close: () => Promise<void>;
};

export async function openSampleDatabases(): Promise<SampleDatabases> {
  const opened = await inEveryDomain(open);
  const urls = perDomain((domain) => {
    const { migrationUrl: migration, url: runtime } = opened[domain].made;
    return { migration, runtime };
  });
  const values = async (domain: Domain, text: string) =>
    (await opened[domain].see.unsafe(text).values()).map(([value]) => String(value));
  async function fingerprintOf(domain: Domain): Promise<string[]> {
    const tables = await values(domain, tablesOfRows);
    return Promise.all(
      tables.map(async (table) => {
        // When something was followed is not the same twice, and nothing is sealed alike twice.
        const sealed = await values(domain, `${sealedColumns} and table_name = '${table}'`);
        const row = `(to_jsonb(t) - '{${['followed_at', ...sealed]}}'::text[])::text`;
        const hash = `select md5(string_agg(${row}, '|' order by ${row})) from "${table}" t`;
        return `${domain} ${table} ${(await values(domain, hash))[0]}`;
      }),
    );
  }

  return {
    urls,
    place: { urls: perDomain((domain) => urls[domain].migration), keys: testKeys },
    values,
    rows: (domain, text) => opened[domain].see.unsafe<Row[]>(text),
    count: async (domain, from) =>
      Number((await values(domain, `select count(*) from ${from}`))[0]),
    fingerprint: async () => Object.values(await inEveryDomain(fingerprintOf)).flat(),
    async close() {
      for (const { made, see } of Object.values(opened)) {
        await see.end();
        await made.close();
      }
    },
  };
}

const tablesOfRows = `select relname from pg_class where relkind = 'r'
  and relnamespace = 'public'::regnamespace and relname not in ('outbox', 'feed', 'followed_feed')
  order by 1`;

/** Of bytes those that are no codes, which are always the same. */
const sealedColumns = `select column_name from information_schema.columns
  where table_schema = 'public' and data_type = 'bytea' and column_name not like '%\\_codes'`;

/** The three databases as a first start fills them. */
export type LoadedSample = SampleDatabases & {
  /** What the loading said. */
  said: string[];
  loadAgain: () => Promise<void>;
};

export async function openLoadedSample(): Promise<LoadedSample> {
  const databases = await openSampleDatabases();
  const said: string[] = [];
  const loadAll = () => load(databases.urls, testKeys, (line) => said.push(line));
  await loadAll();
  return { ...databases, said, loadAgain: loadAll };
}

async function open(domain: Domain): Promise<Opened> {
  const made = await openTestDatabase(domain);
  const asText = { to: 1082, from: [1082], serialize: String, parse: String };
  const see = postgres(made.superuserUrl, {
    max: 2,
    types: { date: asText },
    onnotice: () => undefined,
  });
  return { made, see };
}

export function uuidOf(prefix: string, key: string): string | undefined {
  return findUuid(prefix, referenceId(prefix, key));
}
