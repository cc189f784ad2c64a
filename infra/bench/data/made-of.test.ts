import { describe, expect, it } from '@jest/globals';
import { type MadeOf, madeOfNow, whatIsMissing } from './made-of.ts';

const now: MadeOf = {
  rows: 'abc',
  migrations: { governance: ['g0'], employment: ['e0', 'e1'], community: ['c0'], gateway: [] },
};
const withEmployment = (employment: string[]): MadeOf => ({
  ...now,
  migrations: { ...now.migrations, employment },
});

describe('the data of the bench', () => {
  it('stay when nothing has changed', () => {
    expect(whatIsMissing(now, now)).toBe('nothing');
  });

  it('are only migrated when migrations came since', () => {
    expect(whatIsMissing(withEmployment(['e0']), now)).toBe('migrate');
  });

  it.each([
    ['there are none', undefined],
    ['other rows would be made', { ...now, rows: 'abd' }],
    ['a migration was edited', withEmployment(['e0', 'edited'])],
    ['a migration was taken back', withEmployment(['e0', 'e1', 'e2'])],
  ])('are made anew when %s', (_, found) => {
    expect(whatIsMissing(found, now)).toBe('everything');
  });

  it('are recognised by the files that make them', () => {
    const made = madeOfNow();
    expect(made.rows).toMatch(/^[0-9a-f]{16}$/);
    expect(made.migrations.employment.length).toBeGreaterThanOrEqual(2);
  });
});
