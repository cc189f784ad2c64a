import type { Source } from '#shared/database/columns.ts';
import type { TerritoryLevel } from '#shared/territory-key.ts';

export type Perimeter = 'KNOWN' | 'UNKNOWN';

/** A territory as it was from one day to another (`validTo` is the first day it no longer was). */
export type Territory = {
  id: string;
  level: TerritoryLevel;
  code: string;
  name: string;
  cadastralCode: string | null;
  provinceAbbreviation: string | null;
  provinceCode: string | null;
  regionCode: string | null;
  validFrom: string;
  validFromKnown: boolean;
  validTo: string | null;
  perimeter: Perimeter;
  source: Source;
};

/** That a comune is part of an ambito or basin for a while; both are keys (`LEVEL:code`). */
export type TerritoryPart = {
  whole: string;
  part: string;
  validFrom: string;
  validTo: string | null;
  source: Source;
};

/** A name as it is searched: lower case, without accents or apostrophes' variants. */
export function searchable(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .replaceAll(/[’`´]/g, "'")
    .toLowerCase();
}

/** Whether two names differ in spelling alone: capitals, accents, apostrophes, hyphens. */
export function samePlainName(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(name: string): string {
  return searchable(name).replaceAll(/[^\p{L}\p{N}]/gu, '');
}
