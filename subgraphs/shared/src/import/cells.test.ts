import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import {
  day,
  externalRef,
  filled,
  oneOf,
  present,
  several,
  text,
  wholeNumber,
  yesOrNo,
} from './cells.ts';

const days = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const messages = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ message }) => message);

describe('a cell', () => {
  it('is a date in either writing, and is never taken for another one', () => {
    fc.assert(
      fc.property(days, (iso) => {
        const [year, month, dayOfMonth] = iso.split('-');
        expect(day.parse(` ${iso} `)).toBe(iso);
        expect(day.parse(`${dayOfMonth}/${month}/${year}`)).toBe(iso);
      }),
    );
  });

  it.each(['1990-02-30', '31/04/1990', '5/17/1990', '17.05.1990', '0000-01-01', 'yesterday', '1'])(
    'is no date: %s',
    (written) => expect(messages(day, written)).toEqual(['DateMalformed']),
  );

  it('is nothing when it is empty, and says nothing when it is not there', () => {
    const row = z.object({ a: text, b: text, c: several, d: oneOf('X'), e: day });
    expect(present(row.parse({ a: '  ', c: ' ', d: '', e: null }))).toEqual({
      a: null,
      c: null,
      d: null,
      e: null,
    });
  });

  it('is whatever text it is, without the spaces around it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (written) => {
        expect(text.parse(` ${written} `)).toBe(written.trim() || null);
      }),
    );
  });

  it('holds several, none of them empty', () => {
    const parts = fc.array(fc.stringMatching(/^[a-z]{1,5}$/), { minLength: 1 });
    fc.assert(
      fc.property(parts, (given) => {
        expect(several.parse(`| ${given.join(' | ')} ||`)).toEqual(given);
      }),
    );
  });

  it('is a number without sign, point or space, and nothing else', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), (number) => {
        expect(wholeNumber.parse(` ${number} `)).toBe(number);
      }),
    );
    expect([wholeNumber.parse(''), wholeNumber.parse(undefined)]).toEqual([null, undefined]);
    for (const written of ['-1', '+1', '1.0', '1,5', '1 000', '1e3', '0x10', '1234567890', '१']) {
      expect(messages(wholeNumber, written)).toEqual(['NumberMalformed']);
    }
  });

  it('is true or false, in letters of either case', () => {
    expect([yesOrNo.parse('TRUE'), yesOrNo.parse('false'), yesOrNo.parse('')]).toEqual([
      ...[true, false, null],
    ]);
    expect(messages(yesOrNo, 'yes')).toEqual(['ValueUnknown']);
  });

  it('is a value of an enum in letters of either case, and nothing else', () => {
    expect(oneOf('FEMALE', 'MALE').parse('Female ')).toBe('FEMALE');
    expect(messages(oneOf('FEMALE', 'MALE'), 'F')).toEqual(['ValueUnknown']);
    expect(messages(filled(oneOf('FEMALE')), '')).toEqual(['ValueMissing']);
    expect(messages(externalRef, ' ')).toEqual(['ValueMissing']);
  });
});
