import postgres from 'postgres';
import type { Domain } from '#schema/domains.ts';
import { referenceId } from '#shared/reference-id.ts';
import { findUuid } from '#shared/type-id.ts';
import { openTestDatabase, type TestDatabase } from '../../tests/test-database.ts';
import { type PerDomain, perDomain } from '../database/domain.ts';
import { load } from '../local/load.ts';

type Row = Record<string, string>;
type Opened = { made: TestDatabase; see: postgres.Sql };

/** The three databases as a first start fills them, to be asked behind row-level security. */
export type LoadedSample = {
  /** What the loading said. */
  said: string[];
  loadAgain: () => Promise<void>;
  rows: (domain: Domain, text: string) => Promise<Row[]>;
  /** The first column. */
  values: (domain: Domain, text: string) => Promise<string[]>;
  /** Of what follows `from`. */
  count: (domain: Domain, from: string) => Promise<number>;
  close: () => Promise<void>;
};

export async function openLoadedSample(): Promise<LoadedSample> {
  const opened: PerDomain<Opened> = {
    governance: await open('governance'),
    employment: await open('employment'),
    community: await open('community'),
  };
  const urls = perDomain((domain) => {
    const { migrationUrl: migration, url: runtime } = opened[domain].made;
    return { migration, runtime };
  });
  const said: string[] = [];
  const loadAll = () => load(urls, (line) => said.push(line));
  await loadAll();

  const values = async (domain: Domain, text: string) =>
    (await opened[domain].see.unsafe(text).values()).map(([value]) => String(value));

  return {
    said,
    loadAgain: loadAll,
    rows: (domain, text) => opened[domain].see.unsafe<Row[]>(text),
    values,
    count: async (domain, from) =>
      Number((await values(domain, `select count(*) from ${from}`))[0]),
    async close() {
      for (const { made, see } of Object.values(opened)) {
        await see.end();
        await made.close();
      }
    },
  };
}

async function open(domain: Domain): Promise<Opened> {
  const made = await openTestDatabase(domain);
  const asText = { to: 1082, from: [1082], serialize: String, parse: String };
  return { made, see: postgres(made.superuserUrl, { max: 2, types: { date: asText } }) };
}

export function uuidOf(prefix: string, key: string): string | undefined {
  return findUuid(prefix, referenceId(prefix, key));
}
