import { z } from 'zod';
import { isInForce } from '../reference/dated.ts';
import { readReferenceFile, sourceFields, toSource } from '../reference-file.ts';
import {
  laterPackage,
  type PackageComune,
  packageSource,
  readLaterComuni,
  readPackageComuni,
  veneto,
} from './comuni-packages.ts';
import type { Succession } from './succession-import.ts';
import { samePlainName } from './territory.ts';
import type { StatedTerritory } from './territory-facts.ts';

const istat = z.string().regex(/^\d{6}$/);

const changeSchema = z.object({
  on: z.iso.date(),
  predecessor: istat,
  successor: istat,
  successor_name: z.string().min(1),
  successor_cadastral_code: z.string().nullable(),
  ...sourceFields,
});

type ComuneChange = z.infer<typeof changeSchema>;

/** The comuni of the Veneto in 2020 and what became of them, with provinces and region. */
export function statedComuni(): { territories: StatedTerritory[]; successions: Succession[] } {
  const ofVeneto = readPackageComuni().filter(({ regionCode }) => regionCode === veneto.code);
  const changes = readReferenceFile('comune-changes.csv', changeSchema);
  const territories = withChanges(ofVeneto.map(toComune), changes);
  return {
    territories: [...territories, ...provinces(ofVeneto), region()],
    successions: changes.map((change) => ({
      predecessor: `COMUNE:${change.predecessor}`,
      successor: `COMUNE:${change.successor}`,
      on: change.on,
      source: toSource(change),
    })),
  };
}

/** Where the second package differs from what we state for its day; for people to look into. */
export function differencesFromLaterPackage(stated: readonly StatedTerritory[]): string[] {
  const theirs = readLaterComuni();
  const ours = new Map(
    stated
      .filter((row) => row.level === 'COMUNE' && isInForce(row, laterPackage.on))
      .map(({ code, name }) => [code, name]),
  );
  const codes = [...new Set([...ours.keys(), ...theirs.keys()])].sort();
  return codes.flatMap((code) => {
    const [our, their] = [ours.get(code), theirs.get(code)];
    if (our && their && samePlainName(our, their)) return [];
    return [
      `${laterPackage.name} has ${their ?? 'nothing'} under ${code}, where we have ${our ?? 'nothing'}`,
    ];
  });
}

function withChanges(
  comuni: readonly StatedTerritory[],
  changes: readonly ComuneChange[],
): StatedTerritory[] {
  const byCode = new Map(comuni.map((comune) => [comune.code, comune]));
  for (const change of changes) {
    const predecessor = byCode.get(change.predecessor);
    if (!predecessor) throw new Error(`comune-changes.csv: nobody knows ${change.predecessor}`);
    const source = toSource(change);
    byCode.set(change.predecessor, { ...predecessor, validTo: change.on, source });
    byCode.set(change.successor, {
      ...predecessor,
      code: change.successor,
      name: change.successor_name,
      cadastralCode: change.successor_cadastral_code,
      validFrom: change.on,
      validFromKnown: true,
      validTo: null,
      source,
    });
  }
  return [...byCode.values()];
}

const inPackage = {
  validFrom: packageSource.asOf,
  validFromKnown: false,
  validTo: null,
  perimeter: 'KNOWN',
  source: packageSource,
} as const;

function toComune({ code, name, cadastralCode, province }: PackageComune): StatedTerritory {
  return {
    ...inPackage,
    level: 'COMUNE',
    code,
    name,
    cadastralCode,
    provinceAbbreviation: province.abbreviation,
    provinceCode: province.code,
    regionCode: veneto.code,
  };
}

function provinces(comuni: readonly PackageComune[]): StatedTerritory[] {
  const byCode = new Map(comuni.map(({ province }) => [province.code, province]));
  return [...byCode.values()].map(({ code, name, abbreviation }) => ({
    ...inPackage,
    level: 'PROVINCE',
    code,
    name,
    cadastralCode: null,
    provinceAbbreviation: abbreviation,
    provinceCode: code,
    regionCode: veneto.code,
  }));
}

function region(): StatedTerritory {
  return {
    ...inPackage,
    level: 'REGION',
    code: veneto.code,
    name: veneto.name,
    cadastralCode: null,
    provinceAbbreviation: null,
    provinceCode: null,
    regionCode: veneto.code,
  };
}
