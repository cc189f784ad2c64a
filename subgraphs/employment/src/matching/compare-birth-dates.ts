import { isKnownToTheDay, type MatchProfile, yearOf } from './match-profile.ts';
import type { MatchRules } from './match-rules.ts';

type Born = Pick<MatchProfile, 'birthDate' | 'birthDatePrecision'>;
type Agreement = keyof MatchRules['birthDate']['weights'];

/** How two birth dates agree, `other` where both are known to the day; undefined where one is not known. */
export function agreementOfBirthDates(
  { blocking }: MatchRules,
  a: Born,
  b: Born,
): Agreement | undefined {
  if (a.birthDate === null || b.birthDate === null) return undefined;
  const apart = Math.abs(yearOf(a.birthDate) - yearOf(b.birthDate));
  if (isKnownToTheDay(a) && isKnownToTheDay(b)) return agreementOfDays(a.birthDate, b.birthDate);
  const months = [a, b].every(
    (born) => isKnownToTheDay(born) || born.birthDatePrecision === 'MONTH',
  );
  if (months && a.birthDate.slice(0, 7) === b.birthDate.slice(0, 7)) return 'sameMonth';
  if (apart === 0) return 'sameYear';
  if (isGuessed(a) && isGuessed(b)) return apart <= blocking.yearsApart ? 'bothGuessed' : 'far';
  if (apart === 1) return 'nextYear';
  return apart <= blocking.yearsApart ? 'near' : 'far';
}

function agreementOfDays(a: string, b: string): Agreement {
  if (a === b) return 'same';
  const [yearA, monthA, dayA] = a.split('-');
  const [yearB, monthB, dayB] = b.split('-');
  if (yearA === yearB && monthA === dayB && dayA === monthB) return 'swapped';
  const different = [...a].filter((digit, at) => digit !== b[at]).length;
  if (different === 1) return 'oneDigit';
  return yearA === yearB && monthA === monthB ? 'otherDay' : 'other';
}

/** Somebody whose year is a guess is given another one by the next who guesses. */
function isGuessed(born: Born): boolean {
  return !isKnownToTheDay(born) && born.birthDatePrecision !== 'MONTH';
}
