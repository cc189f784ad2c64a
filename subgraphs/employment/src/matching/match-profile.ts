import type { DatePrecision, Sex } from '../person-facts/person-facts.ts';
import type { IdentifierState, IdentifierType } from '../person-identifier/person-identifier.ts';
import type { WrittenName } from './name-code.ts';

/** What is compared of somebody: nothing of it tells a name, a number or a contact. */
export type MatchProfile = {
  names: readonly WrittenName[];
  birthDate: string | null;
  birthDatePrecision: DatePrecision;
  sex: Sex;
  citizenshipCodes: readonly string[];
  residenceCode: string | null;
  /** By their blind indexes, those that were superseded as well. */
  identifiers: readonly MatchIdentifier[];
  /** Blind indexes of e-mail addresses and telephone numbers. */
  contacts: readonly string[];
};

export type MatchIdentifier = { type: IdentifierType; index: string; state: IdentifierState };

/** A birth date that is known to the day; the first of January mostly stands for a year. */
export function isKnownToTheDay({
  birthDate,
  birthDatePrecision,
}: Pick<MatchProfile, 'birthDate' | 'birthDatePrecision'>): boolean {
  return birthDate !== null && birthDatePrecision === 'DAY' && !birthDate.endsWith('-01-01');
}

export function yearOf(birthDate: string): number {
  return Number(birthDate.slice(0, 4));
}
