import { z } from 'zod';
import { addDays } from '#shared/clock.ts';
import {
  cadastralCode,
  cell,
  cellOrNull,
  forever,
  isoDay,
  isoEnd,
  nameCell,
} from '../reference/cells.ts';
import { defineLayout, type Layout } from '../reference/layout.ts';

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

export type ComuniLayout = Layout<ComuneRow> & {
  /** How its rows are named as a source; a layout that anybody may write is named by its file. */
  sourceName: (fileName: string) => string;
};

const istat = cell(/^\d{6}$/, 'SIX_DIGITS');
const province = cell(/^\d{3}$/, 'THREE_DIGITS');
const abbreviation = cellOrNull(/^[A-Z]{2}$/, 'TWO_CAPITALS_OR_NOTHING');

const archiveColumns = z.object({
  DATAISTITUZIONE: isoDay,
  DATACESSAZIONE: isoDay,
  CODISTAT: istat,
  CODCATASTALE: cadastralCode,
  DENOMINAZIONE_IT: nameCell,
  IDPROVINCIAISTAT: province,
  IDREGIONE: cell(/^([0-9A-Z]{2})?$/, 'TWO_DIGITS'),
  SIGLAPROVINCIA: abbreviation,
  DATAULTIMOAGG: isoDay.optional(),
});

/** The official archive as published by ANPR: its DATACESSAZIONE is the last day in force. */
const archive: ComuniLayout = {
  ...defineLayout('official archive', archiveColumns, (row) => ({
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
  })),
  sourceName: () => 'Archivio storico dei comuni (ANPR)',
};

const timelineColumns = z.object({
  ISTAT: istat,
  CATASTALE: cadastralCode,
  NAME: nameCell,
  PROVINCE_ISTAT: province,
  PROVINCE_SIGLA: abbreviation,
  VALID_FROM: isoDay,
  VALID_TO: isoEnd,
  SUCCESSOR_ISTAT: cellOrNull(/^\d{6}$/, 'SIX_DIGITS_OR_NOTHING').optional(),
});

/** Ours: its `valid_to` is the first day no longer in force. */
const timeline: ComuniLayout = {
  ...defineLayout('timeline', timelineColumns, (row) => ({
    code: row.ISTAT,
    name: row.NAME,
    cadastralCode: row.CATASTALE,
    provinceCode: row.PROVINCE_ISTAT,
    provinceAbbreviation: row.PROVINCE_SIGLA,
    regionCode: null,
    validFrom: row.VALID_FROM,
    validTo: row.VALID_TO,
    successor: row.SUCCESSOR_ISTAT ?? null,
    updatedOn: null,
  })),
  sourceName: (fileName) => fileName,
};

export const comuniLayouts = [archive, timeline];
