import { z } from 'zod';
import type { Confidence } from '#shared/database/columns.ts';
import type { Belonging } from './belonging.ts';
import { confidenceCell, isoDay, isoEnd, nameCell } from './cells.ts';
import type { FileProblem, Parsed } from './file-problem.ts';
import {
  defineLayout,
  findPeriodProblems,
  type Layout,
  type Numbered,
  readRows,
} from './layout.ts';

export type BelongingRow = {
  whole: string;
  part: string;
  validFrom: string;
  validTo: string | null;
  sourceName: string;
  confidence: Confidence;
};

const period = z.object({
  VALID_FROM: isoDay,
  VALID_TO: isoEnd,
  SOURCE: nameCell,
  CONFIDENCE: confidenceCell,
});

/** Ours; each row has its own source, since nobody publishes the whole. */
export function belongingLayout(
  name: string,
  whole: { column: string; cell: z.ZodType<string> },
  part: { column: string; cell: z.ZodType<string> },
): Layout<BelongingRow> {
  const named = { [whole.column]: whole.cell, [part.column]: part.cell };
  const columns: z.ZodObject = z.object({ ...named, ...period.shape });
  return defineLayout(name, columns, (fields) => {
    // Two of the columns have computed names, which types cannot follow; their cells answer text.
    const row = fields as z.output<typeof period> & Record<string, string>;
    return {
      whole: row[whole.column] ?? '',
      part: row[part.column] ?? '',
      validFrom: row.VALID_FROM,
      validTo: row.VALID_TO,
      sourceName: row.SOURCE,
      confidence: row.CONFIDENCE,
    };
  });
}

export type NumberedBelonging = Numbered<BelongingRow>;

/** Reads a file of belongings; a part is refused twice at the same time. */
export function readBelongings(
  bytes: Uint8Array,
  layout: Layout<BelongingRow>,
): Parsed<NumberedBelonging[]> {
  const check = (rows: readonly NumberedBelonging[]): FileProblem[] =>
    findPeriodProblems(rows, ({ part }) => part);
  const read = readRows(bytes, [layout], check);
  return read.ok ? { ok: true, value: read.value.rows } : read;
}

/** The row as it speaks for a day, under the keys by which it is known. */
export function toStated(
  row: BelongingRow,
  asOf: string,
  keys: { whole: string; part: string },
): Belonging {
  const { validFrom, validTo, sourceName: name, confidence } = row;
  return { ...keys, validFrom, validFromKnown: true, validTo, source: { name, asOf, confidence } };
}
