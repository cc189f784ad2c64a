import { ok, type Result, refuse } from '#shared/result.ts';
import type { DatePrecision, Sex } from '../person-facts/person-facts.ts';

/**
 * The tax code, which says less than it seems to: it is no proof of identity, it changes when sex,
 * birth date or country are corrected, and nothing is ever derived from it into a record.
 */
export type CodiceFiscale = PersonalCode | ProvisionalCode;

/** 16 characters (D.M. 23 December 1976). */
export type PersonalCode = {
  kind: 'PERSONAL';
  code: string;
  /** Without omocodia: equal for all codes that differ only by it. */
  base: string;
  sex: 'FEMALE' | 'MALE';
  /** Of two digits; the century is not told. */
  birthYear: number;
  birthMonth: number;
  birthDay: number;
  /** Codice catastale (Belfiore) of a comune, or of a country where it begins with Z. */
  birthPlace: string;
};

/** 11 digits, for asylum applicants and newborns until the final one comes. */
export type ProvisionalCode = { kind: 'PROVISIONAL_NUMERIC'; code: string };

export type CodiceFiscaleRefusal = 'CodiceFiscaleMalformed' | 'CodiceFiscaleCheckFailed';

const months = 'ABCDEHLMPRST';

/** Written instead of the digits 0 to 9 where two people would have the same code (omocodia). */
const omocodia = 'LMNPQRSTUV';
const digit = `[0-9${omocodia}]`;
const personal = new RegExp(
  `^[A-Z]{6}(?<year>${digit}{2})(?<month>[${months}])(?<day>${digit}{2})(?<place>[A-MZ]${digit}{3})[A-Z]$`,
);
const omocodiaPlaces = [6, 7, 9, 10, 12, 13, 14];

/** As written by whoever wrote it: in any case, with spaces, hyphens or dots. */
export function readCodiceFiscale(text: string): Result<CodiceFiscale, CodiceFiscaleRefusal> {
  const code = text.replaceAll(/[\s.\-/]/g, '').toUpperCase();
  if (/^[0-9]{11}$/.test(code)) {
    if (checkDigitOf(code.slice(0, 10)) !== code.at(-1)) return refuse('CodiceFiscaleCheckFailed');
    return ok({ kind: 'PROVISIONAL_NUMERIC', code });
  }
  const parts = personal.exec(code)?.groups;
  if (!parts) return refuse('CodiceFiscaleMalformed');
  const day = Number(toDigits(parts['day'] ?? ''));
  const birth = {
    birthYear: Number(toDigits(parts['year'] ?? '')),
    birthMonth: months.indexOf(parts['month'] ?? '') + 1,
    birthDay: day > femaleDays ? day - femaleDays : day,
  };
  if (!isDay(birth)) return refuse('CodiceFiscaleMalformed');
  if (checkLetterOf(code.slice(0, 15)) !== code.at(-1)) return refuse('CodiceFiscaleCheckFailed');
  const place = parts['place'] ?? '';
  return ok({
    kind: 'PERSONAL',
    code,
    base: withoutOmocodia(code),
    sex: day > femaleDays ? 'FEMALE' : 'MALE',
    ...birth,
    birthPlace: `${place.charAt(0)}${toDigits(place.slice(1))}`,
  });
}

/** What a record says of somebody, as far as a code can contradict it. */
export type Declared = {
  sex: Sex;
  birthDate: string | null;
  birthDatePrecision: DatePrecision;
  /** Codici catastali that the place of birth has or had; empty when it is not known. */
  birthPlaces: readonly string[];
};

export type CodiceFiscaleWarning = 'SEX' | 'BIRTH_DATE' | 'BIRTH_PLACE';

/** Where code and record differ: worth a question to the person, never a reason to refuse. */
export function contradictions(code: CodiceFiscale, declared: Declared): CodiceFiscaleWarning[] {
  if (code.kind !== 'PERSONAL') return [];
  const warnings: CodiceFiscaleWarning[] = [];
  if (declared.sex !== 'UNKNOWN' && declared.sex !== code.sex) warnings.push('SEX');
  if (differsInBirthDate(code, declared)) warnings.push('BIRTH_DATE');
  const { birthPlaces } = declared;
  if (birthPlaces.length > 0 && !birthPlaces.includes(code.birthPlace))
    warnings.push('BIRTH_PLACE');
  return warnings;
}

/** Of a date that is known to the month only, only year and month can differ. */
function differsInBirthDate(code: PersonalCode, declared: Declared): boolean {
  const { birthDate, birthDatePrecision: precision } = declared;
  if (birthDate === null || precision === 'ESTIMATED') return false;
  const [year = 0, month, day] = birthDate.split('-').map(Number);
  if (year % 100 !== code.birthYear) return true;
  if (precision === 'YEAR') return false;
  return month !== code.birthMonth || (precision === 'DAY' && day !== code.birthDay);
}

/** Added to the day of birth of a woman. */
const femaleDays = 40;

function isDay(birth: { birthYear: number; birthMonth: number; birthDay: number }): boolean {
  // 1904 to 2003: a year of two digits has its 29 February in each century but the one of 1900.
  const year = birth.birthYear < 4 ? 2000 + birth.birthYear : 1900 + birth.birthYear;
  const lastDay = new Date(Date.UTC(year, birth.birthMonth, 0)).getUTCDate();
  return birth.birthDay >= 1 && birth.birthDay <= lastDay;
}

function toDigits(text: string): string {
  return [...text].map((char) => (isDigit(char) ? char : omocodia.indexOf(char))).join('');
}

/** The base is a code of its own, with the check letter that it would have. */
function withoutOmocodia(code: string): string {
  const base = [...code.slice(0, 15)]
    .map((char, place) => (omocodiaPlaces.includes(place) ? toDigits(char) : char))
    .join('');
  return base + checkLetterOf(base);
}

/** What the characters at odd places count, in the order 0 to 9 or A to Z (the first ten alike). */
const oddValues = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

export function checkLetterOf(characters: string): string {
  let sum = 0;
  for (const [index, char] of [...characters].entries()) {
    const value = isDigit(char) ? Number(char) : char.charCodeAt(0) - 65;
    // The first place is odd.
    sum += index % 2 === 0 ? (oddValues[value] ?? 0) : value;
  }
  return String.fromCharCode(65 + (sum % 26));
}

/** As of a partita IVA: digits at even places count double, and two digits as their sum. */
export function checkDigitOf(digits: string): string {
  let sum = 0;
  for (const [index, char] of [...digits].entries()) {
    const value = Number(char) * (index % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return String((10 - (sum % 10)) % 10);
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}
