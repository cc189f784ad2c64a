import type { Source } from '#shared/database/columns.ts';
import { isInForce } from '../reference/dated.ts';

export const countryKinds = ['STATE', 'TERRITORY', 'OTHER', 'NO_STATE'] as const;

export type CountryKind = (typeof countryKinds)[number];

export type CountryUse = 'CITIZENSHIP' | 'BIRTH' | 'RESIDENCE';

/** A foreign state or territory, Italy, or what stands in for a citizenship. */
export type Country = {
  id: string;
  code: string;
  kind: CountryKind;
  labelIt: string | null;
  labelEn: string | null;
  isoAlpha2: string | null;
  isoAlpha3: string | null;
  exchangeCode: string | null;
  cadastralCode: string | null;
  usableAs: CountryUse[];
  validFrom: string;
  validFromKnown: boolean;
  validTo: string | null;
  source: Source;
};

/** Where citizens of a country are counted, from one day to another. */
export type GroupMembership = {
  group: string;
  validFrom: string;
  validTo: string | null;
};

/** Whoever is a citizen of a country that belongs to no union or area on the day. */
const otherwise = 'OTHER_THIRD_COUNTRY';

/** The citizenship group of a country's citizens on a day; null where it is no citizenship. */
export function citizenshipGroupOn(
  { usableAs }: Country,
  memberships: readonly GroupMembership[],
  on: string,
): string | null {
  if (!usableAs.includes('CITIZENSHIP')) return null;
  return memberships.find((membership) => isInForce(membership, on))?.group ?? otherwise;
}
