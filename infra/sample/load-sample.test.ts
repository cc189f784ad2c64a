import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Domain, domains } from '#schema/domains.ts';
import { type LoadedSample, openLoadedSample } from './loaded-sample.fixture.ts';

let sample: LoadedSample;
beforeAll(async () => {
  sample = await openLoadedSample();
}, 60_000);
afterAll(() => sample.close());

describe('loading', () => {
  it('says what it wrote and what does not add up', () => {
    expect(sample.said.find((line) => line.startsWith('employment: sample'))).toMatch(
      /person record 3500/,
    );
    expect(sample.said.find((line) => line.includes('warning'))).toMatch(/CPI/);
  });

  it('tells each feed of its rows by a snapshot and nothing more', async () => {
    for (const domain of domains) {
      expect(await sample.values(domain, 'select distinct kind from outbox')).toEqual(['SNAPSHOT']);
    }
    expect(await sample.count('community', 'outbox')).toBe(1);
  });

  it('leaves to the domains what they learn from each other', async () => {
    expect(await sample.count('employment', 'followed_participation')).toBe(0);
    expect(await sample.count('community', 'followed_person_record')).toBe(0);
  });

  it('keeps row-level security enabled and forced', async () => {
    for (const domain of domains) {
      const unheld = `pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
        and not (relrowsecurity and relforcerowsecurity)`;
      expect(await sample.count(domain, unheld)).toBe(0);
    }
  });

  it('changes nothing the second time', async () => {
    const fingerprints = async () => Promise.all(domains.map(fingerprint));
    const before = await fingerprints();
    await sample.loadAgain();
    expect(await fingerprints()).toEqual(before);
  });
});

/** Of all rows of all tables. */
async function fingerprint(domain: Domain): Promise<string[]> {
  const tables = await sample.values(
    domain,
    "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
  );
  return Promise.all(
    tables.map(async (table) => {
      const rows = `select md5(string_agg(t::text, '|' order by t::text)) from "${table}" t`;
      return `${table}: ${(await sample.values(domain, rows))[0]}`;
    }),
  );
}
