import { z } from 'zod';

/** What a column takes; each is worded where problems of files are. */
export type Expectation =
  | 'ISO_DAY'
  | 'ISO_DAY_OR_NOTHING'
  | 'ITALIAN_DAY_OR_NOTHING'
  | 'SIX_DIGITS'
  | 'SIX_DIGITS_OR_NOTHING'
  | 'THREE_DIGITS'
  | 'TWO_DIGITS'
  | 'NAME'
  | 'TWO_CAPITALS_OR_NOTHING'
  | 'THREE_CAPITALS_OR_NOTHING'
  | 'CADASTRAL_CODE_OR_NOTHING'
  | 'YES_NO_OR_NOTHING'
  | 'COUNTRY_KIND'
  | 'ATECO_CODE'
  | 'CODE'
  | 'LANGUAGE_CODE'
  | 'SHORT_LANGUAGE_CODE'
  | 'ESCO_SKILL_URI'
  | 'ESCO_OCCUPATION_URI'
  | 'ESCO_CODE'
  | 'ESCO_RELEASED'
  | 'ISCO_GROUP_URI'
  | 'ISCO_GROUP'
  | 'ISCO_UNIT_GROUP'
  | 'AMBITO_CODE'
  | 'BASIN_CODE'
  | 'CONFIDENCE';

/** How registers write that there is no end. */
export const forever = '9999-12-31';

/** The first day that they write where they do not know one. */
export const unknownStart = '1900-01-01';

/** A cell of this form; an empty one is null where the form allows it. */
export function cell(form: RegExp, takes: Expectation) {
  return z.string().regex(form, takes);
}

export function cellOrNull(form: RegExp, takes: Expectation) {
  return z
    .string()
    .refine((value) => value === '' || form.test(value), takes)
    .transform((value) => value || null);
}

const anyText = /^[^\p{Cc}]+$/u;

export const nameCell = cell(anyText, 'NAME');
export const nameOrNull = cellOrNull(anyText, 'NAME');
export const codeCell = cell(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/, 'CODE');
export const codeOrNull = cellOrNull(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/, 'CODE');

export const isoDay = z.iso.date({ error: 'ISO_DAY' satisfies Expectation });

/** The first day no longer in force; none for `9999-12-31` and for nothing. */
export const isoEnd = z
  .union([isoDay, z.literal('')], { error: 'ISO_DAY_OR_NOTHING' satisfies Expectation })
  .transform((day) => (day === forever ? null : day || null));

/** As Italian registers write days: `31/01/2024`. */
export const italianDayOrNull = z
  .string()
  .transform((text) => text.split('/').toReversed().join('-'))
  .refine((day) => day === '' || z.iso.date().safeParse(day).success, {
    error: 'ITALIAN_DAY_OR_NOTHING' satisfies Expectation,
  })
  .transform((day) => day || null);

/** `A123`; `ND` stands for not known. */
export const cadastralCode = z
  .string()
  .regex(/^([A-Z]\d{3}|ND)?$/, 'CADASTRAL_CODE_OR_NOTHING' satisfies Expectation)
  .transform((value) => (value === 'ND' ? null : value || null));

export const confidenceCell = z.enum(['VERIFIED', 'STATED', 'REPORTED', 'UNCONFIRMED'], {
  error: 'CONFIDENCE' satisfies Expectation,
});
