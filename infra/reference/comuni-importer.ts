import { isInForce } from '#governance/reference/dated.ts';
import { isEmpty } from '#governance/reference/plan.ts';
import { type ComuniFile, readComuniFile } from '#governance/territory/comuni-file.ts';
import { readPackageComuni } from '#governance/territory/comuni-packages.ts';
import { type ComuniImport, importComuni } from '#governance/territory/import-comuni.ts';
import type { StatedTerritory } from '#governance/territory/territory-facts.ts';
import type { Importer } from './importers.ts';
import {
  listedParts,
  remarkOnConfirmed,
  type Summary,
  summariseParts,
  thousands,
} from './summary.ts';

const regionShown = { code: '05', name: 'Veneto' };

export const comuniImporter: Importer = (bytes, { fileName, asOf }) => {
  const provinces = readPackageComuni().map(
    ({ province, regionCode }) => [province.code, regionCode] as const,
  );
  const asked = { fileName, asOf, regionOfProvince: new Map(provinces) };
  const file = readComuniFile(bytes, asked);
  if (!file.ok) return file;
  return {
    ok: true,
    value: async (database, options) => {
      const imported = await importComuni(database, file.value, options);
      if (!imported.ok) return imported;
      return { ok: true, value: summarise(file.value, imported.value, options) };
    },
  };
};

function summarise(
  file: ComuniFile,
  result: ComuniImport,
  { reopen, today }: { reopen: boolean; today: string },
): Summary {
  const { plan, successions } = result;
  return {
    source: file.source,
    layout: file.layout,
    rows: file.territories.length,
    columns: ['all', regionShown.name],
    counts: summariseParts(plan, (rows) => [rows.length, inRegion(rows).length]),
    remarks: remarks(file, result, today),
    lists: listedParts(
      plan,
      reopen,
      ({ code, name, provinceAbbreviation, validFrom, validTo }) =>
        `${code} ${name} (${provinceAbbreviation ?? '–'}), ${validFrom} to ${validTo ?? 'now'}`,
    ),
    doubts: doubts(file),
    hasChanges: !isEmpty(plan) || successions.added.length + successions.removed.length > 0,
  };
}

function remarks(file: ComuniFile, { plan, successions, outcome }: ComuniImport, today: string) {
  const { asOf } = file.source;
  const learnt = plan.changed.filter(
    ({ before, after }) => !before.validFromKnown && after.validFromKnown,
  );
  const said: [number, string][] = [
    [learnt.length, 'of the changed get the first day that was not known.'],
    [successions.added.length, 'successions are added.'],
    [successions.removed.length, 'successions are removed.'],
  ];
  const counts = [asOf, today].map(
    (day) => `${inRegion(outcome).filter((one) => isInForce(one, day)).length} on ${day}`,
  );
  return [
    ...said.flatMap(([count, what]) => (count > 0 ? [`${thousands(count)} ${what}`] : [])),
    ...remarkOnConfirmed(plan, asOf),
    `Comuni of the ${regionShown.name} in force: ${counts.join(', ')}.`,
  ];
}

function doubts({ newestUpdate, source, territories }: ComuniFile): string[] {
  const later = territories.filter(({ validFrom }) => validFrom > source.asOf).length;
  const said: string[] = [];
  if (newestUpdate && newestUpdate > source.asOf) {
    said.push(`The file was last updated on ${newestUpdate}, after the day given.`);
  }
  if (newestUpdate && newestUpdate.slice(0, 4) < String(Number(source.asOf.slice(0, 4)) - 1)) {
    said.push(`The file was last updated on ${newestUpdate}, long before the day given.`);
  }
  if (later > 0) said.push(`${later} rows begin after the day given.`);
  return said;
}

function inRegion<Row extends StatedTerritory>(rows: readonly Row[]): Row[] {
  return rows.filter(({ regionCode }) => regionCode === regionShown.code);
}
