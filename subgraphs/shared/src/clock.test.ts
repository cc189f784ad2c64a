import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dateInItaly, yearsBetween } from './clock.ts';

const day = fc
  .integer({ min: 0, max: 40_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));

describe('days', () => {
  it('are those of Italy, in winter and in summer', () => {
    expect(dateInItaly(new Date('2026-01-31T22:59:00Z'))).toBe('2026-01-31');
    expect(dateInItaly(new Date('2026-01-31T23:00:00Z'))).toBe('2026-02-01');
    expect(dateInItaly(new Date('2026-06-30T22:00:00Z'))).toBe('2026-07-01');
  });

  it('add up', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -500, max: 500 }), (from, days) => {
        expect(addDays(addDays(from, days), -days)).toBe(from);
      }),
    );
  });
});

describe('years between two days', () => {
  it('grow by one on the anniversary and not before', () => {
    expect(yearsBetween('2000-05-10', '2018-05-09')).toBe(17);
    expect(yearsBetween('2000-05-10', '2018-05-10')).toBe(18);
  });

  it('never shrink as time goes on', () => {
    fc.assert(
      fc.property(day, day, (from, to) => {
        expect(yearsBetween(from, addDays(to, 1))).toBeGreaterThanOrEqual(yearsBetween(from, to));
      }),
    );
  });
});
