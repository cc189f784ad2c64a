import { z } from 'zod';
import { isWellFormedRef } from '../undertaking/write-opened.ts';

/** What a cell alone can be refused for: the message of zod's issue. */
export type CellRefusal =
  | 'ValueMissing'
  | 'ValueUnknown'
  | 'DateMalformed'
  | 'NumberMalformed'
  | 'ExternalRefMalformed';

/** A column that is not there is undefined, an empty cell null. */
export const text = z
  .string()
  .nullish()
  .transform((cell) => (cell === undefined ? undefined : cell?.trim() || null));

/** A cell that is never empty. */
export const required = z.string().trim().min(1, { error: 'ValueMissing', abort: true });

export const externalRef = required.refine(isWellFormedRef, 'ExternalRefMalformed');

/** Several, separated by `|`. */
export const several = text.transform((cell) =>
  cell === undefined || cell === null ? cell : cell.split('|').flatMap((part) => part.trim() || []),
);

/** One of the values of an enum, in letters of either case. */
export function oneOf<const Value extends string>(...values: Value[]) {
  return text.transform((cell, context) => {
    if (cell === undefined || cell === null) return cell;
    const known = values.find((value) => value === cell.toUpperCase());
    if (known === undefined) context.addIssue('ValueUnknown');
    return known ?? z.NEVER;
  });
}

/** `1990-05-17`, or as Italian spreadsheets have it, `17/05/1990`. */
export const day = text.transform((cell, context) => {
  if (cell === undefined || cell === null) return cell;
  const [, dayOfMonth, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(cell) ?? [];
  const iso = year === undefined ? cell : `${year}-${month}-${dayOfMonth}`;
  if (z.iso.date().safeParse(iso).success && !iso.startsWith('0000')) return iso;
  context.addIssue('DateMalformed');
  return z.NEVER;
});

/** A number of things, without sign or separators; so few that any integer holds it. */
export const wholeNumber = text.transform((cell, context) => {
  if (cell === undefined || cell === null) return cell;
  if (/^\d{1,9}$/.test(cell)) return Number(cell);
  context.addIssue('NumberMalformed');
  return z.NEVER;
});

export const yesOrNo = oneOf('TRUE', 'FALSE').transform((cell) =>
  cell === undefined || cell === null ? cell : cell === 'TRUE',
);

/** The same in a cell that is never empty. */
export function filled<Value, Input>(cell: z.ZodType<Value | null | undefined, Input>) {
  return cell.transform((value, context) => {
    if (value === undefined || value === null) context.addIssue('ValueMissing');
    return value ?? z.NEVER;
  });
}

/** The columns that are there. */
export function present<Row extends object>(
  row: Row,
): { [Column in keyof Row]?: Exclude<Row[Column], undefined> } {
  const there = Object.entries(row).filter(([, cell]) => cell !== undefined);
  // What is left is not undefined.
  return Object.fromEntries(there) as { [Column in keyof Row]?: Exclude<Row[Column], undefined> };
}
