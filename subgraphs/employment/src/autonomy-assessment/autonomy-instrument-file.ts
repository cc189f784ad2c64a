import { z } from 'zod';
import {
  day,
  empty,
  parseRows,
  sourceFields,
  toSource,
} from '../access-point/access-point-file.ts';
import type { AutonomyInstrument } from './autonomy-instrument.ts';

const code = z.string().regex(/^[A-Z][A-Z_]*$/);
const version = z.string().regex(/^\d{4}-\d+$/);
const score = z.string().regex(/^\d$/).transform(Number);

const instrumentRow = z.object({
  code,
  version,
  valid_from: day,
  valid_to: empty.or(day),
  ...sourceFields,
});

const dimensionRow = z.object({
  instrument_code: code,
  instrument_version: version,
  code,
  label_it: z.string().min(1),
  label_en: z.string().min(1),
  minimum: score,
  maximum: score,
});

/** The instruments of a reference file, with the dimensions of another in their order. */
export function parseInstruments(csv: string, dimensionsCsv: string): AutonomyInstrument[] {
  const dimensions = parseRows(dimensionsCsv, dimensionRow);
  return parseRows(csv, instrumentRow).map((row) => {
    const own = dimensions.filter(
      (dimension) =>
        dimension.instrument_code === row.code && dimension.instrument_version === row.version,
    );
    if (own.length === 0) throw new Error(`${row.code} ${row.version} asks about nothing`);
    return {
      code: row.code,
      version: row.version,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      source: toSource(row),
      dimensions: own.map((dimension, index) => ({
        code: dimension.code,
        position: index + 1,
        labelIt: dimension.label_it,
        labelEn: dimension.label_en,
        minimum: dimension.minimum,
        maximum: dimension.maximum,
      })),
    };
  });
}
