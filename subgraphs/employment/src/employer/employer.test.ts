import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkDigitOf } from '../person-identifier/codice-fiscale.ts';
import { readEmployer, readVatNumber } from './employer.ts';
import { areWeeklyHours, isAtecoCode, readCoNumber } from './work-terms.ts';

const tenDigits = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 10, maxLength: 10 })
  .map((digits) => digits.join(''))
  .filter((digits) => /[1-9]/.test(digits));

describe('a partita IVA', () => {
  it('has one check digit for each ten digits, and is read however it is written', () => {
    fc.assert(
      fc.property(tenDigits, fc.integer({ min: 0, max: 9 }), (digits, last) => {
        const right = checkDigitOf(digits);
        const expected = String(last) === right ? `${digits}${last}` : undefined;
        expect(readVatNumber(`${digits}${last}`)).toBe(expected);
        expect(readVatNumber(` it ${digits.slice(0, 4)}.${digits.slice(4)}-${right} `)).toBe(
          `${digits}${right}`,
        );
      }),
    );
  });

  it('shows any one digit that was mistyped', () => {
    const place = fc.integer({ min: 0, max: 10 });
    fc.assert(
      fc.property(tenDigits, place, fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const number = `${digits}${checkDigitOf(digits)}`;
        const wrong = (Number(number.charAt(at)) + by) % 10;
        expect(readVatNumber(`${number.slice(0, at)}${wrong}${number.slice(at + 1)}`)).toBe(
          undefined,
        );
      }),
    );
  });

  it('is the one of the Agenzia delle Entrate, and neither zeros nor anything else', () => {
    expect(readVatNumber('06363391001')).toBe('06363391001');
    const wrong = ['00000000000', '0636339100', '063633910011', '0636339100A', ''];
    expect(wrong.map(readVatNumber)).toEqual(wrong.map(() => undefined));
  });
});

describe('an employer', () => {
  it('has a name, and a number where it gives one', () => {
    expect(readEmployer({ name: ' Bar Centrale ', vatNumber: 'IT 06363391001' })).toEqual({
      ok: true,
      value: {
        employerName: 'Bar Centrale',
        employerVatNumber: '06363391001',
        employerOrganisationId: null,
      },
    });
    const codes = [
      readEmployer({ name: '  ' }),
      readEmployer({ name: 'x'.repeat(201) }),
      readEmployer({ name: 'x', vatNumber: '06363391002' }),
    ].map((result) => !result.ok && result.refusal);
    expect(codes).toEqual(['EmployerNameMalformed', 'EmployerNameMalformed', 'VatNumberMalformed']);
  });
});

describe('terms of work', () => {
  it('name what an employer does by ATECO', () => {
    const codes = ['56', '56.1', '56.10', '56.10.1', '56.10.11', '5', '56.', '56.10.111', 'A', ''];
    expect(codes.filter(isAtecoCode)).toEqual(codes.slice(0, 5));
  });

  it('have a number of a communication, without what separates its parts', () => {
    expect(readCoNumber('05.2026/0001-2345 ab')).toBe('0520260001'.concat('2345AB'));
    expect(['1234567', 'x'.repeat(31), '1234567_'].map(readCoNumber)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('have a week that can be worked', () => {
    expect([0, 1, 60, 61].map(areWeeklyHours)).toEqual([false, true, true, false]);
  });
});
