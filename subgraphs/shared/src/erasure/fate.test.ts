import { describe, expect, it } from '@jest/globals';
import { keptUntil, leavesSomething, type TableFate, toOutcome } from './fate.ts';

const of = (table: string, fate: TableFate['fate'], why?: TableFate['why']): TableFate => ({
  ...{ table, of: 'true', fate },
  ...(why && { why }),
});

describe('an outcome', () => {
  it('counts rows of one table together, and names no table of which nothing is there', () => {
    const found = [
      { fate: of('participation', 'DELETE'), rows: 2 },
      { fate: of('participation', 'KEEP_PSEUDONYMOUS', 'PROGRAMME_EVIDENCE'), rows: 3 },
      { fate: of('participation', 'KEEP_PSEUDONYMOUS', 'PROGRAMME_EVIDENCE'), rows: 1 },
      { fate: of('person_record', 'DESTROY_KEY', 'FACT_OF_ERASURE'), rows: 1 },
      { fate: of('intake', 'DELETE'), rows: 0 },
    ];
    expect(toOutcome(found)).toEqual({
      erased: [
        { table: 'participation', rows: 2 },
        { table: 'person_record', rows: 1 },
      ],
      remains: [
        { table: 'participation', rows: 4, why: 'PROGRAMME_EVIDENCE' },
        { table: 'person_record', rows: 1, why: 'FACT_OF_ERASURE' },
      ],
    });
  });

  it('leaves something where more remains than the fact of it and ids in the feed', () => {
    const row = { table: 'any', rows: 1 };
    expect(
      leavesSomething([
        { ...row, why: 'FACT_OF_ERASURE' },
        { ...row, why: 'CHANGE_FEED' },
      ]),
    ).toBe(false);
    expect(leavesSomething([{ ...row, why: 'ACCESS_LOG' }])).toBe(true);
  });
});

it('what remains is kept to the end of a year, for so many days, or without an end', () => {
  expect(keptUntil('PROGRAMME_EVIDENCE', '2026-11-30')).toBe('2031-12-31');
  expect(keptUntil('CHANGE_FEED', '2026-11-30')).toBe('2027-02-28');
  expect(keptUntil('HELD_BY_OTHERS', '2026-11-30')).toBeNull();
});
