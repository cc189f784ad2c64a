import { z } from 'zod';
import { day, externalRef, filled, required, several, wholeNumber } from '#shared/import/cells.ts';
import { defineImportKind } from '#shared/import/import-kind.ts';
import type { HeadCountCell } from '../participation/head-count.ts';
import { prepareRows, rowColumns, rowRefusals } from './import-rows.ts';

const cellSchema = z.tuple([
  z.enum(['FEMALE', 'MALE', 'UNKNOWN']),
  z.enum(['UNDER_18', 'FROM_18_TO_60', 'OVER_60', '']),
  z.enum(['ITALIAN', 'OTHER_UNION', 'THIRD_COUNTRY_NATIONAL', '']),
  z.string().regex(/^\d{1,6}$/),
]);

/** `FEMALE:UNDER_18:ITALIAN:3`, several of them separated by `|`. */
const cells = several.transform((parts, context): HeadCountCell[] => {
  const read = (parts ?? []).map((part) =>
    cellSchema.safeParse(part.split(':').map((piece) => piece.trim().toUpperCase())),
  );
  if (read.some(({ success }) => !success)) context.addIssue('ValueUnknown');
  return read.flatMap(({ data }) => {
    if (!data) return [];
    const [sex, ageBracket, citizenshipGroup, count] = data;
    return [
      {
        sex,
        ageBracket: ageBracket || null,
        citizenshipGroup: citizenshipGroup || null,
        count: Number(count),
      },
    ];
  });
});

const row = z.object({
  externalRef,
  activity: required,
  occurredOn: filled(day),
  female: wholeNumber,
  male: wholeNumber,
  sexUnknown: wholeNumber,
  cells,
});

/** How many took part, without saying who. */
export const headCounts = defineImportKind({
  name: 'HEAD_COUNTS',
  scope: 'participation:write',
  row,
  refusals: rowRefusals,
  columns: { ...rowColumns, headCount: 'female' },
  async prepare(tx, context, rows) {
    const bringIn = await prepareRows(tx, context, rows);
    return (within, each) => {
      const [female, male, sexUnknown] = [each.female ?? 0, each.male ?? 0, each.sexUnknown ?? 0];
      return bringIn(within, each, { headCount: { female, male, sexUnknown, cells: each.cells } });
    };
  },
});
