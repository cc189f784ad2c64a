import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { domains } from '#schema/domains.ts';
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

  it('leaves row-level security enabled and forced', async () => {
    for (const domain of domains) {
      const unheld = `pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
        and not (relrowsecurity and relforcerowsecurity)`;
      expect(await sample.count(domain, unheld)).toBe(0);
    }
  });

  it('leaves statistics, and pages that an index alone can answer from', async () => {
    const [{ visible, rows } = {}] = await sample.rows(
      'employment',
      `select relallvisible::float / relpages as visible, reltuples as rows
        from pg_class where relname = 'person_record'`,
    );
    expect([Number(visible), Number(rows)]).toEqual([1, 3500]);
  });

  it('changes nothing the second time', async () => {
    const before = [await sample.fingerprint(), await sample.count('employment', 'outbox')];
    await sample.loadAgain();
    expect([await sample.fingerprint(), await sample.count('employment', 'outbox')]).toEqual(
      before,
    );
  });
});
