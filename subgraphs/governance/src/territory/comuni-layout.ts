import { z } from 'zod';
import { addDays } from '#shared/clock.ts';

/** A row of either layout; `validTo` is the first day no longer in force. */
export type ComuneRow = {
  code: string;
  name: string;
  cadastralCode: string | null;
  provinceCode: string;
  provinceAbbreviation: string | null;
  /** Null where the layout does not tell, or tells of no region of today. */
  regionCode: string | null;
  validFrom: string;
  validTo: string | null;
  successor: string | null;
  /** When the register last touched the row, where the layout tells. */
  updatedOn: string | null;
};

export type ComuniLayout = {
  name: string;
  /** How its rows are named as a source; a layout that anybody may write is named by its file. */
  sourceName: (fileName: string) => string;
  row: z.ZodObject;
  read: (fields: unknown) => z.ZodSafeParseResult<ComuneRow>;
};

/** How registers write that there is no end. */
const forever = '9999-12-31';

const day = z.iso.date('a day as in 2024-01-31');
const istat = z.string().regex(/^\d{6}$/, 'six digits');
const name = z.string().regex(/^[^\p{Cc}]+$/u, 'a name');
const province = z.string().regex(/^\d{3}$/, 'three digits');
const abbreviation = z
  .string()
  .regex(/^([A-Z]{2})?$/, 'two capital letters or nothing')
  .transform((value) => value || null);
const cadastral = z
  .string()
  .regex(/^([A-Z]\d{3}|ND)?$/, 'a capital letter and three digits, ND or nothing')
  .transform((value) => (value === 'ND' ? null : value || null));

const archiveRow = z.object({
  DATAISTITUZIONE: day,
  DATACESSAZIONE: day,
  CODISTAT: istat,
  CODCATASTALE: cadastral,
  DENOMINAZIONE_IT: name,
  IDPROVINCIAISTAT: province,
  IDREGIONE: z.string().regex(/^([0-9A-Z]{2})?$/, 'two digits'),
  SIGLAPROVINCIA: abbreviation,
  DATAULTIMOAGG: day.optional(),
});

/** The official archive as published by ANPR: its DATACESSAZIONE is the last day in force. */
const archive: ComuniLayout = {
  name: 'official archive',
  sourceName: () => 'Archivio storico dei comuni (ANPR)',
  row: archiveRow,
  read: (fields) =>
    archiveRow
      .transform((row) => ({
        code: row.CODISTAT,
        name: row.DENOMINAZIONE_IT,
        cadastralCode: row.CODCATASTALE,
        provinceCode: row.IDPROVINCIAISTAT,
        provinceAbbreviation: row.SIGLAPROVINCIA,
        // Letters and 00 stand for lands that are not Italy's any more, or never were a region's.
        regionCode: /^(?!00)\d{2}$/.test(row.IDREGIONE) ? row.IDREGIONE : null,
        validFrom: row.DATAISTITUZIONE,
        validTo: row.DATACESSAZIONE === forever ? null : addDays(row.DATACESSAZIONE, 1),
        successor: null,
        updatedOn: row.DATAULTIMOAGG ?? null,
      }))
      .safeParse(fields),
};

const timelineRow = z.object({
  ISTAT: istat,
  CATASTALE: cadastral,
  NAME: name,
  PROVINCE_ISTAT: province,
  PROVINCE_SIGLA: abbreviation,
  VALID_FROM: day,
  VALID_TO: z.union([day, z.literal('')], 'a day as in 2024-01-31, or nothing'),
  SUCCESSOR_ISTAT: z.union([istat, z.literal('')], 'six digits or nothing').optional(),
});

/** Ours: its `valid_to` is the first day no longer in force. */
const timeline: ComuniLayout = {
  name: 'timeline',
  sourceName: (fileName) => fileName,
  row: timelineRow,
  read: (fields) =>
    timelineRow
      .transform((row) => ({
        code: row.ISTAT,
        name: row.NAME,
        cadastralCode: row.CATASTALE,
        provinceCode: row.PROVINCE_ISTAT,
        provinceAbbreviation: row.PROVINCE_SIGLA,
        regionCode: null,
        validFrom: row.VALID_FROM,
        validTo: row.VALID_TO === forever ? null : row.VALID_TO || null,
        successor: row.SUCCESSOR_ISTAT || null,
        updatedOn: null,
      }))
      .safeParse(fields),
};

export const comuniLayouts = [archive, timeline];

/** The columns a layout cannot do without. */
export function columnsOf({ row }: ComuniLayout): string[] {
  return Object.entries(row.shape)
    .filter(([, column]) => !(column instanceof z.ZodOptional))
    .map(([name]) => name);
}
