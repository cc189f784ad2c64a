import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { domains } from '#schema/domains.ts';
import { type LoadedSample, openLoadedSample } from './loaded-sample.fixture.ts';

let sample: LoadedSample;
beforeAll(async () => {
  sample = await openLoadedSample();
}, 300_000);
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

  it('leaves row-level security enabled and forced', async () => {
    for (const domain of domains) {
      const unheld = `pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
        and not (relrowsecurity and relforcerowsecurity)`;
      expect(await sample.count(domain, unheld)).toBe(0);
    }
  });

  // How many pages a vacuum finds visible to all depends on who else is at work in the cluster.
  it('leaves statistics, and tables vacuumed, so that an index alone can answer', async () => {
    const [{ vacuumed, rows } = {}] = await sample.rows(
      'employment',
      `select vacuum_count as vacuumed, reltuples as rows
        from pg_class join pg_stat_user_tables on relid = oid where pg_class.relname = 'person_record'`,
    );
    expect([Number(vacuumed), Number(rows)]).toEqual([1, 3500]);
  });

  it('changes nothing the second time', async () => {
    const before = [await sample.fingerprint(), await sample.count('employment', 'outbox')];
    await sample.loadAgain();
    expect([await sample.fingerprint(), await sample.count('employment', 'outbox')]).toEqual(
      before,
    );
  });
});
