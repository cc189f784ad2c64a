import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateScalar, DateTimeScalar } from './scalars.ts';

describe('Date', () => {
  it('takes every calendar day and gives it back', () => {
    const days = fc.date({
      min: new Date('0001-01-01'),
      max: new Date('9999-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (instant) => {
        const day = instant.toISOString().slice(0, 10);
        expect(DateScalar.parseValue(day)).toBe(day);
      }),
    );
  });

  it.each([
    '2026-02-30',
    '0000-01-01',
    '2026-13-01',
    '26-01-01',
    '2026-1-1',
    '',
    5,
    null,
    '2026-01-01T00:00:00Z',
  ])('refuses %p', (value) => {
    expect(() => DateScalar.parseValue(value)).toThrow(/YYYY-MM-DD/);
  });
});

describe('DateTime', () => {
  it('gives instants in UTC and refuses what is none', () => {
    const parsed = DateTimeScalar.parseValue('2026-01-01T01:00:00+01:00');
    expect(DateTimeScalar.serialize(parsed)).toBe('2026-01-01T00:00:00.000Z');
    expect(() => DateTimeScalar.parseValue('yesterday')).toThrow(/ISO 8601/);
  });
});
