import type { Tx } from '#shared/database/database.ts';
import { loadRows } from '../reference/bring-in.ts';
import {
  countryGroupKind,
  countryKind,
  putCountrySuccessions,
} from './country-import.repository.ts';
import {
  shippedCountries,
  shippedCountrySuccessions,
  shippedGroupMemberships,
} from './shipped-countries.ts';

/** Brings the countries to what our files state; what is newer stays as it is. */
export async function loadCountries(
  tx: Tx,
): Promise<{ loaded: Record<string, number>; warnings: string[] }> {
  const countries = await loadRows(tx, countryKind, shippedCountries());
  const groups = await loadRows(tx, countryGroupKind, shippedGroupMemberships());
  const leftOut = [
    ...countries.contradicted.map(({ code }) => `country ${code}`),
    ...groups.contradicted.map(({ part, whole }) => `country ${part} in group ${whole}`),
  ];
  return {
    loaded: {
      countries: countries.written,
      countrySuccessions: await putCountrySuccessions(tx, shippedCountrySuccessions()),
      countryCitizenshipGroups: groups.written,
    },
    warnings: leftOut.map((what) => `${what} does not fit with what is known; it is left out`),
  };
}
