import { z } from 'zod';
import type { Belonging } from '../reference/belonging.ts';
import { unknownStart } from '../reference/cells.ts';
import { readReferenceFile, sourceFields, toSource } from '../reference-file.ts';
import { type CountryUse, countryKinds } from './country.ts';
import type { StatedCountry } from './country-facts.ts';
import type { StatedCountrySuccession } from './country-import.repository.ts';

const uses: Record<string, CountryUse> = { C: 'CITIZENSHIP', B: 'BIRTH', R: 'RESIDENCE' };

const countrySchema = z.object({
  code: z.string().regex(/^(\d{3}|Z\d{3})$/),
  iso_alpha2: z.string().length(2).nullable(),
  iso_alpha3: z.string().length(3).nullable(),
  exchange_code: z.string().length(3).nullable(),
  cadastral_code: z
    .string()
    .regex(/^Z\d{3}$/)
    .nullable(),
  kind: z.enum(countryKinds),
  uses: z.string().regex(/^C?B?R?$/),
  name_it: z.string().min(1),
  name_en: z.string().min(1),
  valid_from: z.iso.date(),
  valid_to: z.iso.date().nullable(),
  ...sourceFields,
});

const successionSchema = z.object({
  predecessor: z.string().min(1),
  successor: z.string().min(1),
  on: z.iso.date(),
  ...sourceFields,
});

const membershipSchema = z.object({
  group: z.string().min(1),
  country: z.string().min(1),
  valid_from: z.iso.date(),
  valid_to: z.iso.date().nullable(),
  ...sourceFields,
});

export function shippedCountries(): StatedCountry[] {
  return readReferenceFile('countries.csv', countrySchema).map((row) => ({
    code: row.code,
    kind: row.kind,
    labelIt: row.name_it,
    labelEn: row.name_en,
    isoAlpha2: row.iso_alpha2,
    isoAlpha3: row.iso_alpha3,
    exchangeCode: row.exchange_code,
    cadastralCode: row.cadastral_code,
    usableAs: [...row.uses].flatMap((letter) => uses[letter] ?? []),
    validFrom: row.valid_from,
    validFromKnown: row.valid_from !== unknownStart,
    validTo: row.valid_to,
    source: toSource(row),
  }));
}

export function shippedCountrySuccessions(): StatedCountrySuccession[] {
  return readReferenceFile('country-successions.csv', successionSchema).map((row) => ({
    predecessor: row.predecessor,
    successor: row.successor,
    on: row.on,
    source: toSource(row),
  }));
}

export function shippedGroupMemberships(): Belonging[] {
  return readReferenceFile('citizenship-group-countries.csv', membershipSchema).map((row) => ({
    whole: row.group,
    part: row.country,
    validFrom: row.valid_from,
    validFromKnown: true,
    validTo: row.valid_to,
    source: toSource(row),
  }));
}
