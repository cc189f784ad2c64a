import { haveSameLabels, idOfName, mergeLabels } from '../code-list/code-list-facts.ts';
import type { Facts } from '../reference/dated.ts';
import type { Country } from './country.ts';

/** A country as a source states it. */
export type StatedCountry = Omit<Country, 'id'>;

export const countryFacts: Facts<StatedCountry> = {
  keyOf: ({ code }) => code,
  idOf: ({ code, validFrom }, attempt) => idOfName('country', `${code}@${validFrom}`, attempt),
  merge: (known, newer, older) => ({
    ...mergeLabels(known, newer, older),
    kind: newer.kind,
    isoAlpha2: newer.isoAlpha2 ?? older.isoAlpha2,
    isoAlpha3: newer.isoAlpha3 ?? older.isoAlpha3,
    exchangeCode: newer.exchangeCode ?? older.exchangeCode,
    cadastralCode: newer.cadastralCode ?? older.cadastralCode,
    usableAs: newer.usableAs.length > 0 ? newer.usableAs : older.usableAs,
  }),
  areSame: (a, b) =>
    haveSameLabels(a, b) &&
    a.kind === b.kind &&
    a.isoAlpha2 === b.isoAlpha2 &&
    a.isoAlpha3 === b.isoAlpha3 &&
    a.exchangeCode === b.exchangeCode &&
    a.cadastralCode === b.cadastralCode &&
    a.usableAs.join() === b.usableAs.join(),
};
