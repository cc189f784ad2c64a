import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Domain, domains } from '#schema/domains.ts';
import type { PerDomain } from '../../infra/database/domain.ts';
import { type Filled, openFilled, patience } from './filled.ts';
import { faultsOfList, filtersOf, isHidden, orderedBy } from './lists.ts';
import { offeredBy } from './offered.ts';
import { people } from './people.ts';
import { idsOf } from './soak.ts';
import { Whose } from './whose.ts';

// Every list of the contract by every filter and order, as one of each kind who asks: what may not be read does
// not narrow, order or count either.

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

const readers = [
  ...['anonymous', 'contact-unipd', 'case-worker-treviso', 'system-comune-venezia', 'dashboard'],
  ...['data-steward', 'association-lead', 'evaluator-unipd', 'colleague in Padova', 'coordinator'],
];

describe.each(domains)('the lists of %s', (domain) => {
  it(
    'show and count by any filter no more than without it, and nothing of others',
    async () => {
      const whose = new Whose(of(domain));
      const ids = await idsOf(of(domain));
      const found: string[] = [];
      let asked = 0;
      for (const list of offeredBy(domain).roots) {
        const filters = await filtersOf(of(domain), list, ids);
        for (const name of readers) {
          const readable = await whose.readableBy(name);
          const viewer = people.get(name);
          const read = await faultsOfList(of(domain), list, filters, viewer, readable);
          asked += read.asked;
          found.push(...read.faults.map((fault) => `${list.coordinate} as ${name}: ${fault}`));
        }
      }
      expect(found).toEqual([]);
      expect(asked).toBeGreaterThan(300);
    },
    patience,
  );

  it(
    'are in no order of what may not be read',
    async () => {
      const found: string[] = [];
      for (const list of offeredBy(domain).roots) {
        const fields = new Set(list.orders.map(orderedBy));
        for (const name of readers) {
          for (const field of fields) {
            const { data } = await of(domain).query(
              `{ ${list.field}(first: 1) { nodes { id } } }`,
              {},
              people.get(name),
            );
            if (!data?.[list.field]?.nodes.length) continue;
            const hidden = await isHidden(of(domain), list, field, people.get(name));
            if (hidden) found.push(`${list.coordinate} as ${name}: ${field}`);
          }
        }
      }
      expect(found).toEqual([]);
    },
    patience,
  );
});
