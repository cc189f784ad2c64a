import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Source } from '#shared/database/columns.ts';

export const sourceFields = {
  source: z.string().min(1),
  as_of: z.iso.date(),
  confidence: z.enum(['VERIFIED', 'STATED', 'REPORTED', 'UNCONFIRMED']),
};

type SourceFields = { [field in keyof typeof sourceFields]: z.infer<(typeof sourceFields)[field]> };

export function toSource({ source, as_of, confidence }: SourceFields): Source {
  return { name: source, asOf: as_of, confidence };
}

/** The rows of one of our own files in `data/`, where an empty field is null. */
export function readReferenceFile<Row>(name: string, row: z.ZodType<Row>): Row[] {
  const text = readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8');
  const records: unknown = parse(text, {
    columns: true,
    cast: (value) => (value === '' ? null : value),
  });
  const rows = z.array(row).safeParse(records);
  if (!rows.success) throw new Error(`data/${name}: ${z.prettifyError(rows.error)}`);
  return rows.data;
}
