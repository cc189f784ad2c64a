import type { IndexKey } from '#shared/sealing/index-keys.ts';
import { blindIndex } from '#shared/sealing/sealing.ts';
import type { FactValues } from '../person-facts/person-facts.ts';
import type { MatchIdentifier, MatchProfile } from './match-profile.ts';
import { codeNames } from './name-code.ts';

/** What is compared of somebody, made of what is known of them. */
export function makeProfile(
  keys: Pick<IndexKey, 'index'>,
  facts: FactValues,
  identifiers: readonly MatchIdentifier[],
): MatchProfile {
  const { birthDate, birthDatePrecision, sex, citizenshipCodes, residenceCode } = facts;
  return {
    names: codeNames(keys, facts),
    birthDate,
    birthDatePrecision,
    sex,
    citizenshipCodes,
    residenceCode,
    identifiers,
    contacts: contactsOf(keys, facts),
  };
}

/** Without its country code a number is the same number. */
function contactsOf(keys: Pick<IndexKey, 'index'>, { email, phone }: FactValues): string[] {
  const number = phone?.replace(/^\+39/, '') ?? null;
  return [
    ...(email ? [blindIndex(keys, 'email', email)] : []),
    ...(number ? [blindIndex(keys, 'phone', number)] : []),
  ];
}
