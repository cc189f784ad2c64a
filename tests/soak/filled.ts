import postgres from 'postgres';
import type { Domain } from '#schema/domains.ts';
import { inEveryDomain, type PerDomain, perDomain } from '../../infra/database/domain.ts';
import type { TableRules } from '../../infra/database/table-classes/table-rule.ts';
import { tableClasses } from '../../infra/database/table-classes.ts';
import { load } from '../../infra/local/load.ts';
import { usualSeed } from '../../infra/sample/plan.ts';
import { testKeys } from '../keys.ts';
import { type Bench, openSubgraph } from '../testbed.ts';
import { lacking } from './what-the-sample-lacks.ts';

export type Filled = Bench & {
  domain: Domain;
  rules: TableRules;
  /** Sees what is behind the policies, and weakens them. */
  administrator: postgres.Sql;
};

/** What filling and sweeping may take where other tests run beside them. */
export const patience = 300_000;

/** Every subgraph with rows of every partner in each of its tables. */
export async function openFilled(people = 400): Promise<PerDomain<Filled>> {
  const benches = await inEveryDomain((domain) => openSubgraph(domain));
  const urls = perDomain((domain) => {
    const { migrationUrl, url } = benches[domain];
    return { migration: migrationUrl, runtime: url };
  });
  await load(urls, testKeys, () => {}, { request: { people, seed: usualSeed, orAny: false } });
  return inEveryDomain(async (domain) => {
    const bench = benches[domain];
    const administrator = postgres(bench.superuserUrl, { max: 1, onnotice: () => {} });
    for (const text of lacking[domain]) await administrator.unsafe(text);
    await administrator.unsafe('vacuum analyze');
    // A server that was never asked cannot be stopped.
    await bench.query('{ __typename }');
    return {
      ...bench,
      domain,
      rules: tableClasses[domain],
      administrator,
      async close() {
        await administrator.end();
        await bench.close();
      },
    };
  });
}
