import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { domains } from '#schema/domains.ts';
import { sampleTablesOf } from './load-sample.ts';
import { planPerson, until } from './person-plan.ts';
import { samplePlan } from './plan.ts';
import { sampleSites } from './sites.ts';

/** Of every row of every domain. */
function hashOf(options: { seed?: number; people?: number }): string {
  const plan = samplePlan(options);
  const hash = createHash('sha256');
  for (const domain of domains) {
    for (const { rows } of sampleTablesOf[domain](plan)) {
      for (const row of rows()) hash.update(JSON.stringify(row));
    }
  }
  return hash.digest('hex');
}

describe('the sample', () => {
  it('is the same whenever it is made from the same seed', () => {
    expect(hashOf({ people: 300 })).toBe(hashOf({ people: 300 }));
  });

  it('is another from another seed', () => {
    expect(hashOf({ people: 300, seed: 1 })).not.toBe(hashOf({ people: 300, seed: 2 }));
  });

  it('only gains people when it is made larger', () => {
    const few = [...samplePlan({ people: 50 }).people()];
    const many = [...samplePlan({ people: 80 }).people()];
    expect(many.slice(0, 50)).toEqual(few);
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
  it('is planned from seed and index alone', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 60 }), (seed, index) => {
        const people = [...samplePlan({ seed, people: index }).people()];
        expect(people.at(-1)).toEqual(planPerson(seed, index));
      }),
      { numRuns: 25 },
    );
  });

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
