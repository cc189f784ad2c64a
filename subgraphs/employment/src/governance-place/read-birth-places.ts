import type { Context } from '#shared/context.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { placesUnder } from './governance-place.repository.ts';
import { birthPlacesOf, placesIn } from './governance-place.ts';

type Born = { birthCountryCode: string | null; birthComuneCode: string | null };

/** Codici catastali of where somebody was born; empty where that is not known. */
export async function readBirthPlaces(context: Context, born: Born): Promise<string[]> {
  const { birthCountryCode, birthComuneCode } = born;
  const birth = { birthCountryCode, birthComuneCode };
  const places = await Promise.all(
    placesIn(birth).map((key) => readAllOf(context, 'places under key', placesUnder, key)),
  );
  return birthPlacesOf(birth, places.flat());
}
