import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Domain, domains } from '#schema/domains.ts';
import type { PerDomain } from '../../infra/database/domain.ts';
import { type Filled, openFilled, patience } from './filled.ts';
import { people } from './people.ts';
import { readRows, whatIsTheirs, whatTheyRead } from './rows-as.ts';
import { attemptsOf, passing } from './writes-as.ts';

// What PostgreSQL lets everybody read and write, against whose the rows are by the classes of the tables.

let filled: PerDomain<Filled> | undefined;
const of = (domain: Domain): Filled => {
  if (!filled) throw new Error('Nothing was filled');
  return filled[domain];
};
beforeAll(async () => {
  filled = await openFilled();
}, patience);
afterAll(async () => {
  for (const domain of domains) await filled?.[domain].close();
});

const nobody = ['no claims', 'anonymous'];

describe.each(domains)('in the database of %s', (domain) => {
  it(
    'there are rows in every table',
    async () => {
      const { administrator, rules } = of(domain);
      const rows = await readRows(administrator, Object.keys(rules), () => 'true');
      expect(rows.filter(({ count }) => count === 0)).toEqual([]);
    },
    patience,
  );

  it(
    'nobody reads anything but what is public without saying who asks',
    async () => {
      for (const name of nobody) {
        const read = await whatTheyRead(of(domain), people.get(name));
        const seen = read.filter(
          ({ table, count }) => count > 0 && of(domain).rules[table]?.class !== 'public',
        );
        expect([name, seen]).toEqual([name, []]);
      }
    },
    patience,
  );

  it(
    'everybody reads what is theirs, all of it and nothing else',
    async () => {
      const wrong: unknown[] = [];
      for (const [name, viewer] of people) {
        const theirs = await whatIsTheirs(of(domain), viewer);
        const read = new Map(
          (await whatTheyRead(of(domain), viewer)).map((rows) => [rows.table, rows]),
        );
        for (const rows of theirs) {
          const found = read.get(rows.table);
          if (found?.digest === rows.digest) continue;
          wrong.push({ name, table: rows.table, theirs: rows.count, read: found?.count });
        }
      }
      expect(wrong).toEqual([]);
    },
    patience,
  );

  it(
    'nobody adds, changes or takes away what is not theirs',
    async () => {
      const attempts = await attemptsOf(of(domain), people);
      const passed: string[] = [];
      for (const each of attempts) passed.push(...(await passing(of(domain), each)));
      expect(passed).toEqual([]);
      expect(attempts.flatMap(({ all }) => all).length).toBeGreaterThan(500);
    },
    patience,
  );
});
