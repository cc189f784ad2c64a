import { ok, type Result, refuse } from '#shared/result.ts';
import type { FactValues } from '../person-facts/person-facts.ts';

/** A comune or a country as governance has it, from one day to another. */
export type KnownPlace = {
  /** `placeKey`. */
  key: string;
  /** What a country may be entered as; empty for a comune. */
  usableAs: string[];
  /** Codici catastali: its own, and those of what it took the place of or what took its own. */
  cadastralCodes: string[];
  /** Null where nothing tells when it began. */
  validFrom: string | null;
  validTo: string | null;
};

/** By kind and ISTAT code. */
export function placeKey(kind: 'COMUNE' | 'COUNTRY', code: string): string {
  return `${kind}:${code}`;
}

/** The province of a comune is what its code begins with, and is known with all its comuni or not at all. */
export function provinceKey(comune: string): string {
  return placeKey('COMUNE', comune.slice(0, 3));
}

/** Places under the keys that were asked for, and the provinces of which anything is known. */
export type KnownPlaces = { places: readonly KnownPlace[]; provinces: ReadonlySet<string> };

export type PlacesRefusal =
  | 'CitizenshipUnknown'
  | 'CitizenshipNotInForce'
  | 'BirthPlaceUnknown'
  | 'ComuneUnknown'
  | 'ComuneNotInForce';

/** From the first day to the day after the last; null is open. */
type Period = { from: string | null; to: string | null };

type PlaceCodes = Partial<
  Pick<
    FactValues,
    'citizenshipCodes' | 'birthCountryCode' | 'birthComuneCode' | 'residenceCode' | 'domicileCode'
  >
>;

/** The keys of all places that somebody's facts name. */
export function placesIn(facts: PlaceCodes): string[] {
  const countries = [...(facts.citizenshipCodes ?? []), facts.birthCountryCode];
  return [
    ...countries.flatMap((code) => (code ? [placeKey('COUNTRY', code)] : [])),
    ...comuniIn(facts).map((code) => placeKey('COMUNE', code)),
  ];
}

export function comuniIn({ birthComuneCode, residenceCode, domicileCode }: PlaceCodes): string[] {
  return [birthComuneCode, residenceCode, domicileCode].flatMap((code) => (code ? [code] : []));
}

/**
 * Whether what is said of a period names places that were there then, and are today where it holds
 * until further notice. A place of birth may be named as it was or as it is.
 */
export function checkPlaces(
  facts: PlaceCodes,
  { places, provinces }: KnownPlaces,
  period: Period,
  today: string,
): Result<true, PlacesRefusal> {
  const countries = (code: string, use: string) =>
    placesOf(places, 'COUNTRY', code).filter(({ usableAs }) => usableAs.includes(use));
  const isThere = (named: readonly KnownPlace[]) =>
    named.some((place) => lasts(place, period, today));
  // Before an archive of the whole country is imported, other regions are not known.
  const isOfKnownProvince = (code: string) => provinces.has(provinceKey(code));
  const { citizenshipCodes = [], birthCountryCode: born, birthComuneCode: bornIn } = facts;
  const citizenships = citizenshipCodes.map((code) => countries(code, 'CITIZENSHIP'));
  if (citizenships.some((named) => named.length === 0)) return refuse('CitizenshipUnknown');
  if (!citizenships.every(isThere)) return refuse('CitizenshipNotInForce');
  if (born && countries(born, 'BIRTH').length === 0) return refuse('BirthPlaceUnknown');
  if (bornIn && isOfKnownProvince(bornIn) && placesOf(places, 'COMUNE', bornIn).length === 0) {
    return refuse('BirthPlaceUnknown');
  }
  const homes = [facts.residenceCode, facts.domicileCode].flatMap((code) =>
    code && isOfKnownProvince(code) ? [placesOf(places, 'COMUNE', code)] : [],
  );
  if (homes.some((named) => named.length === 0)) return refuse('ComuneUnknown');
  return homes.every(isThere) ? ok(true) : refuse('ComuneNotInForce');
}

/** What the codice fiscale of somebody born there may have; empty where that is not known. */
export function birthPlacesOf(
  { birthCountryCode, birthComuneCode }: PlaceCodes,
  known: readonly KnownPlace[],
): string[] {
  const codesOf = (places: readonly KnownPlace[]) =>
    places.flatMap((place) => place.cadastralCodes);
  if (birthComuneCode) return codesOf(placesOf(known, 'COMUNE', birthComuneCode));
  // Who was born in Italy has the code of a comune, which the country does not tell.
  const abroad = birthCountryCode ? codesOf(placesOf(known, 'COUNTRY', birthCountryCode)) : [];
  return abroad.filter((code) => code.startsWith('Z'));
}

function placesOf(
  known: readonly KnownPlace[],
  kind: 'COMUNE' | 'COUNTRY',
  code: string,
): KnownPlace[] {
  return known.filter(({ key }) => key === placeKey(kind, code));
}

function lasts({ validFrom, validTo }: KnownPlace, { from, to }: Period, today: string): boolean {
  if (to === null && validTo !== null && validTo <= today) return false;
  const beginsInTime = validFrom === null || (to === null ? validFrom <= today : validFrom < to);
  return beginsInTime && (from === null || validTo === null || validTo > from);
}
