import type { Database, Tx } from '#shared/database/database.ts';
import { entryKey } from '../code-list/code-list.ts';
import { codeListEntryKind } from '../code-list/code-list-import.repository.ts';
import type { Belonging } from '../reference/belonging.ts';
import type { NumberedBelonging } from '../reference/belonging-layout.ts';
import { bringIn, type ImportOptions, importRows } from '../reference/bring-in.ts';
import {
  type FileProblem,
  fileProblem,
  type Parsed,
  refuseFile,
} from '../reference/file-problem.ts';
import { weighBelongings } from '../reference/import-belongings.ts';
import { countWrites, type Plan } from '../reference/plan.ts';
import type { StatedCountry } from './country-facts.ts';
import type { CountryFile } from './country-file.ts';
import { countryGroupKind, countryKind } from './country-import.repository.ts';

/** Brings a file's countries in, all or nothing. */
export function importCountries(
  database: Database,
  { countries }: CountryFile,
  options: ImportOptions,
): Promise<Parsed<Plan<StatedCountry>>> {
  return importRows(database, countryKind, countries, options);
}

/** Brings in which countries are in which citizenship group, all or nothing. */
export async function importGroupMemberships(
  database: Database,
  rows: readonly NumberedBelonging[],
  options: ImportOptions & { asOf: string },
): Promise<Parsed<Plan<Belonging>>> {
  return bringIn(database, options, async (tx) => {
    const unknown = await findUnknown(tx, rows);
    if (unknown.length > 0) return refuseFile(...unknown);
    const keysOf = ({ whole, part }: NumberedBelonging) => ({ whole, part });
    const weighed = await weighBelongings(tx, countryGroupKind, rows, keysOf, options);
    if (!weighed.ok) return weighed;
    const plan = weighed.value;
    const write = () => countryGroupKind.write(tx, plan);
    return { ok: true, value: { value: plan, writes: countWrites(plan), write } };
  });
}

async function findUnknown(tx: Tx, rows: readonly NumberedBelonging[]): Promise<FileProblem[]> {
  const list = 'CITIZENSHIP_GROUP';
  const groupKeys = rows.map(({ whole }) => entryKey({ list, code: whole }));
  const groups = new Set((await codeListEntryKind.findKnown(tx, groupKeys)).map(entryKey));
  const countryCodes = rows.map(({ part }) => part);
  const countries = new Set(
    (await countryKind.findKnown(tx, countryCodes)).map(({ code }) => code),
  );
  return rows.flatMap(({ line, whole, part }) => [
    ...(groups.has(entryKey({ list, code: whole }))
      ? []
      : [fileProblem(line, 'GROUP_UNKNOWN', { code: whole })]),
    ...(countries.has(part) ? [] : [fileProblem(line, 'COUNTRY_UNKNOWN', { code: part })]),
  ]);
}
