import { describe, expect, it } from '@jest/globals';
import library from 'codice-fiscale-js';
import fc from 'fast-check';
import { contradictions, type Declared, readCodiceFiscale } from './codice-fiscale.ts';

// It exports the class by its name; its types say by default.
const { CodiceFiscale } = library as unknown as { CodiceFiscale: typeof library.default };

/** Examples as published, of nobody. */
const moretti = 'MRTMTT25D09F205Z';
const miller = 'MLLSNT82P65Z404U';

const read = (text: string) => {
  const result = readCodiceFiscale(text);
  if (!result.ok) throw new Error(`${text}: ${result.refusal}`);
  return result.value;
};
const refusalOf = (text: string) => {
  const result = readCodiceFiscale(text);
  return result.ok ? undefined : result.refusal;
};

describe('a codice fiscale', () => {
  it('says sex, birth and place', () => {
    expect(read(moretti)).toEqual({
      kind: 'PERSONAL',
      code: moretti,
      base: moretti,
      sex: 'MALE',
      birthYear: 25,
      birthMonth: 4,
      birthDay: 9,
      birthPlace: 'F205',
    });
    expect(read(miller)).toMatchObject({ sex: 'FEMALE', birthDay: 25, birthPlace: 'Z404' });
  });

  it('is read however it is written', () => {
    expect(read(' mrt-mtt 25d09 f205z ')).toEqual(read(moretti));
  });

  it('of eleven digits is provisional', () => {
    expect(read('07643520567')).toEqual({ kind: 'PROVISIONAL_NUMERIC', code: '07643520567' });
  });

  it.each([
    ['', 'CodiceFiscaleMalformed'],
    ['MRTMTT25D09F205', 'CodiceFiscaleMalformed'],
    ['MRTMTT25F09F205Z', 'CodiceFiscaleMalformed'], // no month
    ['MRTMTT25D32F205Z', 'CodiceFiscaleMalformed'], // no day
    ['MRTMTT25B30F205Z', 'CodiceFiscaleMalformed'], // no day of February
    ['MRTMTT25D09N205Z', 'CodiceFiscaleMalformed'], // no place
    ['MRTMTT25D09F205A', 'CodiceFiscaleCheckFailed'],
    ['0764352056', 'CodiceFiscaleMalformed'],
    ['07643520568', 'CodiceFiscaleCheckFailed'],
  ])('is refused as %p: %s', (text, refusal) => {
    expect(refusalOf(text)).toBe(refusal);
  });

  it('is never thrown over', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof readCodiceFiscale(text).ok === 'boolean'));
  });
});

/** Whom the independent library can make a code for; the places are of its own list. */
const somebody = fc.record({
  name: fc.stringMatching(/^[A-Za-z]{2,12}$/),
  surname: fc.stringMatching(/^[A-Za-z]{2,12}$/),
  gender: fc.constantFrom('M' as const, 'F' as const),
  birth: fc.date({
    min: new Date('1925-01-01T00:00:00Z'),
    max: new Date('2020-12-31T00:00:00Z'),
    noInvalidDate: true,
  }),
  place: fc.constantFrom(
    ['Padova', 'PD', 'G224'],
    ['Treviso', 'TV', 'L407'],
    ['Venezia', 'VE', 'L736'],
    ['Roma', 'RM', 'H501'],
  ),
});

function codeOf({
  name,
  surname,
  gender,
  birth,
  place,
}: typeof somebody extends fc.Arbitrary<infer T> ? T : never) {
  const [birthplace = '', birthplaceProvincia = ''] = place;
  return new CodiceFiscale({
    name,
    surname,
    gender,
    day: birth.getUTCDate(),
    month: birth.getUTCMonth() + 1,
    year: birth.getUTCFullYear(),
    birthplace,
    birthplaceProvincia,
  });
}

describe('beside an independent implementation', () => {
  it('every code it makes is read as it was made, omocodia undone', () => {
    fc.assert(
      fc.property(somebody, (person) => {
        const made = codeOf(person);
        const expected = {
          base: made.toString(),
          sex: person.gender === 'F' ? 'FEMALE' : 'MALE',
          birthYear: person.birth.getUTCFullYear() % 100,
          birthMonth: person.birth.getUTCMonth() + 1,
          birthDay: person.birth.getUTCDate(),
          birthPlace: person.place[2],
        };
        for (const code of [made.toString(), ...made.omocodie()]) {
          expect(read(code)).toMatchObject({ ...expected, code });
        }
      }),
      { numRuns: 200 },
    );
  });

  it('one wrong character is found as often as it finds it', () => {
    fc.assert(
      fc.property(
        somebody,
        fc.nat(15),
        fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'),
        (person, place, char) => {
          const code = codeOf(person).toString();
          const changed = code.slice(0, place) + char + code.slice(place + 1);
          const read = readCodiceFiscale(changed);
          // A place that it does not list is refused there; here it is a question of the record.
          if (place < 11) expect(read.ok).toBe(CodiceFiscale.check(changed));
          if (place === 15) expect(read.ok).toBe(changed === code);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('what a code contradicts', () => {
  const declared: Declared = {
    sex: 'FEMALE',
    birthDate: '1982-09-25',
    birthDatePrecision: 'DAY',
    birthPlaces: ['Z404'],
  };

  it.each<[string, Partial<Declared>, string[]]>([
    ['agrees', {}, []],
    ['another sex', { sex: 'MALE' }, ['SEX']],
    ['a sex that nobody said', { sex: 'UNKNOWN' }, []],
    ['another day', { birthDate: '1982-09-26' }, ['BIRTH_DATE']],
    ['another day of a month', { birthDate: '1982-09-01', birthDatePrecision: 'MONTH' }, []],
    ['another month', { birthDate: '1982-08-01', birthDatePrecision: 'MONTH' }, ['BIRTH_DATE']],
    ['another month of a year', { birthDate: '1982-01-01', birthDatePrecision: 'YEAR' }, []],
    ['another year', { birthDate: '1983-01-01', birthDatePrecision: 'YEAR' }, ['BIRTH_DATE']],
    ['an estimate', { birthDate: '1979-01-01', birthDatePrecision: 'ESTIMATED' }, []],
    ['no date', { birthDate: null }, []],
    ['another country', { birthPlaces: ['Z330'] }, ['BIRTH_PLACE']],
    ['one of several codes of a place', { birthPlaces: ['Z135', 'Z404'] }, []],
    ['no place', { birthPlaces: [] }, []],
    [
      'everything',
      { sex: 'MALE', birthDate: '1990-01-01', birthPlaces: ['Z330'] },
      ['SEX', 'BIRTH_DATE', 'BIRTH_PLACE'],
    ],
  ])('%s', (_, said, warnings) => {
    expect(contradictions(read(miller), { ...declared, ...said })).toEqual(warnings);
  });

  it('is nothing for a provisional one', () => {
    expect(contradictions(read('07643520567'), declared)).toEqual([]);
  });
});
