import { ok, type Result, refuse } from '#shared/result.ts';
import { isComuneCode } from '../case-step/territory-codes.ts';
import type { FactValues } from './person-facts.ts';

export type FactsRefusal =
  | 'NameMissing'
  | 'NameTooLong'
  | 'BirthDateInFuture'
  | 'BirthDateTooEarly'
  | 'CountryCodeMalformed'
  | 'ComuneCodeMalformed'
  | 'BirthComuneAbroad'
  | 'LanguageMalformed'
  | 'EmailMalformed'
  | 'PhoneMalformed'
  | 'GuardianNameMissing';

/** Facts as they are kept: tidy, without what stands for nothing, and able to be true. */
export function checkFacts(given: FactValues, today: string): Result<FactValues, FactsRefusal> {
  const facts = tidy(given);
  const { givenName, familyName, originalName, birthDate, guardian } = facts;
  const names = [givenName, familyName, originalName, ...facts.aliases, guardian?.name ?? null];
  if (!givenName && !familyName && !originalName) return refuse('NameMissing');
  if (names.some((name) => (name?.length ?? 0) > longestName)) return refuse('NameTooLong');
  if (birthDate !== null && birthDate > today) return refuse('BirthDateInFuture');
  if (birthDate !== null && birthDate < earliestBirth) return refuse('BirthDateTooEarly');
  if (!countriesOf(facts).every((code) => /^(\d{3}|Z\d{3})$/.test(code))) {
    return refuse('CountryCodeMalformed');
  }
  if (!comuniOf(facts).every(isComuneCode)) return refuse('ComuneCodeMalformed');
  const { birthCountryCode, birthComuneCode } = facts;
  if (birthComuneCode && birthCountryCode && birthCountryCode !== italy) {
    return refuse('BirthComuneAbroad');
  }
  if (facts.language && !/^[a-z]{3}$/.test(facts.language)) return refuse('LanguageMalformed');
  if (facts.email && !/^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/.test(facts.email)) {
    return refuse('EmailMalformed');
  }
  const phones = [facts.phone, guardian?.phone ?? null];
  if (phones.some((phone) => phone !== null && !/^\+?\d{5,15}$/.test(phone))) {
    return refuse('PhoneMalformed');
  }
  if (guardian && guardian.name === '') return refuse('GuardianNameMissing');
  return ok(facts);
}

/** ISTAT code of Italy. */
const italy = '100';
const longestName = 200;

/** Nobody alive was born before; some systems write such a date where they know none. */
const earliestBirth = '1905-01-01';

/** Written where a name is missing: FNU and LNU mean first and last name unknown. */
const placeholder = /^(x{2,}|fnu|lnu|n\.?\s?n\.?|-+|\.+|\?+|unknown|sconosciut[oa])$/i;

/** One spelling for the same thing, and nothing for what stands for nothing. */
export function tidy(given: FactValues): FactValues {
  const { guardian } = given;
  const names = [given.givenName, given.familyName, given.originalName].map(tidyName);
  const aliases = given.aliases.map(tidyName).filter((alias) => alias !== null);
  return {
    ...given,
    givenName: names[0] ?? null,
    familyName: names[1] ?? null,
    originalName: names[2] ?? null,
    aliases: [...new Set(aliases)],
    email: given.email?.trim().toLowerCase() || null,
    phone: tidyPhone(given.phone),
    guardian: guardian && {
      ...guardian,
      name: tidyName(guardian.name) ?? '',
      phone: tidyPhone(guardian.phone),
    },
    citizenshipCodes: [...new Set(given.citizenshipCodes)].sort(),
    language: given.language?.trim().toLowerCase() || null,
  };
}

function tidyName(name: string | null): string | null {
  const tidied = (name ?? '').normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  return tidied === '' || placeholder.test(tidied) ? null : tidied;
}

function tidyPhone(phone: string | null): string | null {
  const digits = (phone ?? '').replaceAll(/[\s.\-/()]/g, '').replace(/^00/, '+');
  return digits === '' ? null : digits;
}

function countriesOf({ citizenshipCodes, birthCountryCode }: FactValues): string[] {
  return [...citizenshipCodes, ...(birthCountryCode ? [birthCountryCode] : [])];
}

function comuniOf({ birthComuneCode, residenceCode, domicileCode }: FactValues): string[] {
  return [birthComuneCode, residenceCode, domicileCode].filter((code) => code !== null);
}
