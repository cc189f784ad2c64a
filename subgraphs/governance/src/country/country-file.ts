import type { Source } from '#shared/database/columns.ts';
import type { Parsed } from '../reference/file-problem.ts';
import { findPeriodProblems, type Layout, readRows } from '../reference/layout.ts';
import type { StatedCountry } from './country-facts.ts';
import { anprCountries, type CountryRow } from './country-layout.ts';

export type CountryFile = { layout: string; source: Source; countries: StatedCountry[] };

/** Reads the register's table of countries, or answers everything that is wrong with it. */
export function readCountryFile(bytes: Uint8Array, asOf: string): Parsed<CountryFile> {
  const read = readRows<CountryRow, Layout<CountryRow>>(bytes, [anprCountries], (rows) =>
    findPeriodProblems(rows, ({ code }) => code),
  );
  if (!read.ok) return read;
  const { layout, rows } = read.value;
  const source: Source = { name: layout.name, asOf, confidence: 'VERIFIED' };
  const countries = rows.map(({ line: _, ...row }) => ({
    ...row,
    // The table does not tell which of its three letters are ISO's own.
    isoAlpha2: null,
    isoAlpha3: null,
    source,
  }));
  return { ok: true, value: { layout: layout.name, source, countries } };
}
