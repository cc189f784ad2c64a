import { z } from 'zod';
import { cell, nameCell } from '../reference/cells.ts';
import { defineLayout } from '../reference/layout.ts';
import type { LabelLanguage } from './code-list.ts';
import { type CodeRow, untold } from './code-row.ts';

// The files of the official download of ESCO. Each language has a file of its own with the same
// columns: labels are read as English ones, and are what the name of the file says they are.

/** Downloaded with what is obsolete, a file would say of no concept when it ceased. */
const released = { PREFERREDLABEL: nameCell, STATUS: cell(/^released$/, 'ESCO_RELEASED') };

const uri = (kind: string) => new RegExp(`^http://data\\.europa\\.eu/esco/${kind}/[A-Za-z0-9.-]+$`);

export const escoSkills = defineLayout(
  'ESCO, skills',
  z.object({
    CONCEPTURI: cell(uri('skill'), 'ESCO_SKILL_URI'),
    SKILLTYPE: z.string(),
    ...released,
  }),
  (row): CodeRow => ({
    ...untold,
    code: row.CONCEPTURI,
    labelIt: null,
    labelEn: row.PREFERREDLABEL,
  }),
);

/** Their short code begins with that of their group in ISCO-08: `2512.1`. */
export const escoOccupations = defineLayout(
  'ESCO, occupations',
  z.object({
    CONCEPTURI: cell(uri('occupation'), 'ESCO_OCCUPATION_URI'),
    ISCOGROUP: cell(/^\d{4}$/, 'ISCO_UNIT_GROUP'),
    CODE: cell(/^\d{4}(\.\d+)*$/, 'ESCO_CODE'),
    ...released,
  }),
  (row): CodeRow => ({
    ...untold,
    code: row.CONCEPTURI,
    shortCode: row.CODE,
    labelIt: null,
    labelEn: row.PREFERREDLABEL,
  }),
);

/** Their legacy URIs, `http://data.europa.eu/esco/isco/C2512`, say no more than their codes. */
export const iscoGroups = defineLayout(
  'ESCO, groups of ISCO-08',
  z.object({
    CONCEPTURI: cell(uri('isco'), 'ISCO_GROUP_URI'),
    CODE: cell(/^\d{1,4}$/, 'ISCO_GROUP'),
    ...released,
  }),
  (row): CodeRow => ({
    ...untold,
    code: row.CODE,
    parentCode: row.CODE.slice(0, -1) || null,
    labelIt: null,
    labelEn: row.PREFERREDLABEL,
  }),
);

/** `skills_it.csv` is in Italian. */
export function languageOfFile(name: string): LabelLanguage | undefined {
  const [, language] = /_(en|it)\.csv$/i.exec(name) ?? [];
  if (language === undefined) return undefined;
  return language.toLowerCase() === 'it' ? 'IT' : 'EN';
}

export function labelledIn<Row extends CodeRow>(language: LabelLanguage, row: Row): Row {
  return language === 'EN' ? row : { ...row, labelIt: row.labelEn, labelEn: null };
}
