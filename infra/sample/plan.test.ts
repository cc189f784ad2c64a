import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { domains } from '#schema/domains.ts';
import { testKeys } from '../../tests/keys.ts';
import { planPerson, until } from './person-plan.ts';
import { samplePlan, usualSeed } from './plan.ts';
import { rowsOfPeople, sampleTablesOf } from './sample-tables.ts';
import { sampleSites } from './sites.ts';

/** Of every row of every domain. */
function hashOf(seed: number): string {
  const plan = samplePlan(seed, testKeys);
  const hash = createHash('sha256');
  for (const domain of domains) {
    for (const table of sampleTablesOf[domain](plan)) {
      const rows = 'rows' in table ? table.rows() : rowsOfPeople(plan.seed, table, first(300));
      for (const row of rows) hash.update(JSON.stringify(unsealed(row), written));
    }
  }
  return hash.digest('hex');
}

/** Nothing is sealed alike twice; codes are bytes too, and always the same. */
const unsealed = (row: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(row).filter(([name, value]) => !Buffer.isBuffer(value) || /Codes$/.test(name)),
  );

const written = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

const first = (count: number) => ({ from: 1, to: count });

describe('the sample', () => {
  it('is the same whenever it is made from the same seed', () => {
    expect(hashOf(usualSeed)).toBe(hashOf(usualSeed));
  });

  it('is another from another seed', () => {
    expect(hashOf(1)).not.toBe(hashOf(2));
  });

  it('has the same rows of somebody whoever else is made, and in whatever portions', () => {
    const plan = samplePlan(usualSeed, testKeys);
    for (const domain of domains) {
      for (const table of sampleTablesOf[domain](plan)) {
        if ('rows' in table) continue;
        const portion = (from: number, to: number) =>
          [...rowsOfPeople(plan.seed, table, { from, to })].map(unsealed);
        const all = portion(1, 60);
        expect([...portion(1, 7), ...portion(8, 50), ...portion(51, 60)]).toEqual(all);
        expect(all.slice(0, portion(1, 20).length)).toEqual(portion(1, 20));
      }
    }
  });
});

/** ISTAT codes (ANPR, table of foreign states). */
const europeanUnion =
  '100 203 206 209 212 214 215 216 220 221 226 227 232 233 234 235 239 240 244 247 248 249 250 251 255 257 315'.split(
    ' ',
  );

const anyone = fc
  .record({ seed: fc.nat(), index: fc.integer({ min: 1, max: 5_000_000 }) })
  .map(({ seed, index }) => planPerson(seed, index));

describe('anybody of the sample', () => {
  it('is enrolled on a working day within the time of the sample', () => {
    fc.assert(
      fc.property(anyone, ({ enrolledOn }) => {
        expect(enrolledOn >= '2025-03-03' && enrolledOn <= until).toBe(true);
        expect([0, 6]).not.toContain(new Date(enrolledOn).getUTCDay());
      }),
      { numRuns: 500 },
    );
  });

  it('is of working age, of a third country, and met at a site of the owner near home', () => {
    fc.assert(
      fc.property(anyone, ({ age, citizenshipCodes, accessPoint, owner, residence }) => {
        expect(age >= 16 && age <= 69).toBe(true);
        for (const code of citizenshipCodes) expect(europeanUnion).not.toContain(code);
        const site = sampleSites.find(({ code }) => code === accessPoint);
        expect(site?.owner).toBe(owner);
        expect(Object.keys(site?.comuni ?? {})).toContain(residence);
      }),
      { numRuns: 500 },
    );
  });
});
