import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Domain, domains } from '#schema/domains.ts';
import type { PerDomain } from '../../infra/database/domain.ts';
import { type Filled, openFilled, patience } from './filled.ts';
import { soak } from './soak.ts';

// POLIS_SOAK=100000 npm test -- tests/soak/soak asks so often of each subgraph; POLIS_SEED asks something else.

const operations = Number(process.env['POLIS_SOAK'] ?? 150);
const seed = Number(process.env['POLIS_SEED'] ?? 916);

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

describe('everybody asks and writes at random, with ids of everybody', () => {
  it.each(domains)(
    'and of %s sees and changes no row of another',
    async (domain) => {
      const { rowsSeen, rowsWritten, leaks, faults } = await soak(of(domain), seed, operations);
      process.stdout.write(
        `soak of ${domain}: ${operations} operations, ${rowsSeen} rows seen, ${rowsWritten} written, ${leaks.length} leaks\n`,
      );
      expect(leaks).toEqual([]);
      expect(faults).toEqual([]);
      expect(rowsSeen).toBeGreaterThan(operations);
    },
    60_000 + operations * 500,
  );
});
