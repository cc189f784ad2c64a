import { z } from 'zod';
import {
  cell,
  cellOrNull,
  codeCell,
  codeOrNull,
  isoDay,
  isoEnd,
  nameCell,
  nameOrNull,
} from '../reference/cells.ts';
import { defineLayout, type Layout } from '../reference/layout.ts';
import type { CodeListName } from './code-list.ts';
import { type CodeRow, untold } from './code-row.ts';
import { escoOccupations, escoSkills, iscoGroups } from './esco-layout.ts';

/** The forms in which remarks date a code: from a year on, until one, or with the update of one. */
const begun = /^(?:Codice inserito a partire dal 1 gennaio|.*- aggiornamento) (\d{4})$/;
const ended = /^Codice eliminato a partire dal 1 gennaio (\d{4})$/;

const ateco2007 = defineLayout(
  'controlled vocabulary ATECO 2007',
  z.object({
    'CODICE ATECO 2007': cell(/^([A-Z]|\d\d(\.\d(\d(\.\d\d?)?)?)?)$/, 'ATECO_CODE'),
    DESCRIZIONE: nameOrNull,
    AGGIORNAMENTO: z.string(),
  }),
  (row): CodeRow => {
    const [, firstYear] = begun.exec(row.AGGIORNAMENTO) ?? [];
    const [, yearAfter] = ended.exec(row.AGGIORNAMENTO) ?? [];
    return {
      ...untold,
      code: row['CODICE ATECO 2007'],
      labelIt: sentence(row.DESCRIZIONE),
      validFrom: firstYear ? `${firstYear}-01-01` : null,
      validTo: yearAfter ? `${yearAfter}-01-01` : null,
    };
  },
);

const educationLevels = defineLayout(
  'controlled vocabulary of education levels',
  z.object({
    CODICE_1_LIVELLO: codeCell,
    LABEL_ITA_1_LIVELLO: nameCell,
    LABEL_ENG_1_LIVELLO: nameOrNull,
  }),
  (row): CodeRow => ({
    ...untold,
    code: row.CODICE_1_LIVELLO,
    labelIt: row.LABEL_ITA_1_LIVELLO,
    labelEn: row.LABEL_ENG_1_LIVELLO,
  }),
);

const languages = defineLayout(
  'table of ISO 639-3 (SIL)',
  z.object({
    ID: cell(/^[a-z]{3}$/, 'LANGUAGE_CODE'),
    PART1: cellOrNull(/^[a-z]{2}$/, 'SHORT_LANGUAGE_CODE'),
    REF_NAME: nameCell,
  }),
  (row): CodeRow => ({
    ...untold,
    code: row.ID,
    shortCode: row.PART1,
    labelIt: null,
    labelEn: row.REF_NAME,
  }),
);

/** Ours, for every list that is not ESCO's alone; its `valid_to` is the first day no longer in force. */
export const ours = defineLayout(
  'list of codes',
  z.object({
    CODE: codeCell,
    LABEL_IT: nameCell,
    LABEL_EN: nameOrNull,
    SHORT_CODE: codeOrNull.optional(),
    PARENT: codeOrNull.optional(),
    VALID_FROM: z.union([isoDay, z.literal('')], { error: 'ISO_DAY_OR_NOTHING' }).optional(),
    VALID_TO: isoEnd.optional(),
  }),
  (row): CodeRow => ({
    code: row.CODE,
    labelIt: row.LABEL_IT,
    labelEn: row.LABEL_EN,
    shortCode: row.SHORT_CODE ?? null,
    parentCode: row.PARENT ?? null,
    validFrom: row.VALID_FROM || null,
    validTo: row.VALID_TO ?? null,
  }),
);

/** The forms in which each list may come. */
export const codeListLayouts: Record<CodeListName, Layout<CodeRow>[]> = {
  ATECO_2007: [ateco2007, ours],
  ATECO_2025: [ours],
  CEFR_LEVEL: [ours],
  CITIZENSHIP_GROUP: [ours],
  DIGCOMP_2_2: [ours],
  DIGCOMP_2_2_LEVEL: [ours],
  EDUCATION_LEVEL: [educationLevels, ours],
  EQF_LEVEL: [ours],
  ESCO_OCCUPATION: [escoOccupations],
  ESCO_SKILL: [escoSkills],
  ISCED_2011: [ours],
  ISCO_08: [iscoGroups, ours],
  LANGUAGE: [languages, ours],
  PERMIT_KIND: [ours],
  PERMIT_STATUS: [ours],
};

/** Those of which each file is in one language. */
export const inOneLanguage: readonly Layout<CodeRow>[] = [escoOccupations, escoSkills, iscoGroups];

/** A register's capitals as people write: its upper levels are in capitals throughout. */
function sentence(label: string | null): string | null {
  if (label === null || label !== label.toUpperCase()) return label;
  return label.charAt(0) + label.slice(1).toLowerCase();
}
