import type { Context } from '#shared/context.ts';
import { asPlatform } from '#shared/database/as-platform.ts';
import type { Tx } from '#shared/database/database.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { countryFollower } from './follow-places.ts';
import { findPlaces, haveBeenRead } from './governance-place.repository.ts';
import { placeKey } from './governance-place.ts';

export type CountriesRefusal = 'CountryCodeMalformed' | 'CountryUnknown';

/**
 * Whether these are codes of countries that governance knows, ceased ones too. Before all of them
 * were read once, what has the form of a code is taken for one.
 */
export async function checkCountries(
  tx: Tx,
  { viewer }: Context,
  codes: readonly string[],
): Promise<Result<true, CountriesRefusal>> {
  if (!codes.every((code) => /^(\d{3}|Z\d{3})$/.test(code))) return refuse('CountryCodeMalformed');
  if (codes.length === 0) return ok(true);
  const keys = codes.map((code) => placeKey('COUNTRY', code));
  return asPlatform(tx, viewer, async () => {
    if (!(await haveBeenRead(tx, [countryFollower.name]))) return ok(true);
    const places = await findPlaces(tx, keys);
    // Of what stands for a citizenship, such as being stateless, nobody was born there.
    const countries = new Set(
      places.filter(({ usableAs }) => usableAs.includes('BIRTH')).map(({ key }) => key),
    );
    return keys.every((key) => countries.has(key)) ? ok(true) : refuse('CountryUnknown');
  });
}
