import { z } from 'zod';
import type { Belonging } from '../reference/belonging.ts';
import { readReferenceFile, sourceFields, toSource } from '../reference-file.ts';
import type { StatedTerritory } from './territory-facts.ts';

const areaFields = {
  name: z.string().min(1),
  province: z.string().length(2),
  valid_from: z.iso.date(),
  ...sourceFields,
};

const ambitoSchema = z.object({
  code: z.string().regex(/^VEN_\d{2}$/),
  perimeter: z.enum(['KNOWN', 'UNKNOWN']),
  ...areaFields,
});

const basinSchema = z.object({ code: z.string().regex(/^CPI-[A-Z]{2}-\d{2}$/), ...areaFields });

const partSchema = z.object({
  ats: z.string().regex(/^VEN_\d{2}$/),
  comune: z.string().regex(/^\d{6}$/),
  valid_from: z.iso.date(),
  valid_to: z.iso.date().nullable(),
  ...sourceFields,
});

/** Ambiti and areas of the CPI, within the provinces given. */
export function statedAreas(provinces: readonly StatedTerritory[]): StatedTerritory[] {
  const ambiti = readReferenceFile('ats.csv', ambitoSchema);
  const basins = readReferenceFile('cpi-basins.csv', basinSchema);
  return [
    ...ambiti.map((row) => toArea('ATS', row, row.perimeter, provinces)),
    ...basins.map((row) => toArea('CPI_BASIN', row, 'UNKNOWN', provinces)),
  ];
}

export function statedParts(): Belonging[] {
  return readReferenceFile('ats-comuni.csv', partSchema).map((row) => ({
    whole: `ATS:${row.ats}`,
    part: `COMUNE:${row.comune}`,
    validFrom: row.valid_from,
    validFromKnown: true,
    validTo: row.valid_to,
    source: toSource(row),
  }));
}

/** Its sources tell that it exists, not since when. */
function toArea(
  level: 'ATS' | 'CPI_BASIN',
  row: z.infer<typeof basinSchema>,
  perimeter: StatedTerritory['perimeter'],
  provinces: readonly StatedTerritory[],
): StatedTerritory {
  const province = provinces.find(
    (candidate) =>
      candidate.level === 'PROVINCE' && candidate.provinceAbbreviation === row.province,
  );
  if (!province)
    throw new Error(`${row.code} lies in ${row.province}, which is no province of ours`);
  return {
    level,
    code: row.code,
    name: row.name,
    cadastralCode: null,
    provinceAbbreviation: row.province,
    provinceCode: province.code,
    regionCode: province.regionCode,
    validFrom: row.valid_from,
    validFromKnown: false,
    validTo: null,
    perimeter,
    source: toSource(row),
  };
}
