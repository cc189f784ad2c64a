import type { Source } from '#shared/database/columns.ts';
import type { Language } from '#shared/language/language.ts';

export type LabelLanguage = 'IT' | 'EN';

export const codeListNames = [
  'ATECO_2007',
  'ATECO_2025',
  'CEFR_LEVEL',
  'CITIZENSHIP_GROUP',
  'DIGCOMP_2_2',
  'DIGCOMP_2_2_LEVEL',
  'EDUCATION_LEVEL',
  'EQF_LEVEL',
  'ESCO_OCCUPATION',
  'ESCO_SKILL',
  'ISCED_2011',
  'ISCO_08',
  'LANGUAGE',
  'PERMIT_KIND',
  'PERMIT_STATUS',
] as const;

export type CodeListName = (typeof codeListNames)[number];

/** A list of codes that somebody keeps, as last brought in. */
export type CodeList = {
  id: string;
  name: CodeListName;
  titleIt: string;
  titleEn: string;
  keeper: string;
  validFrom: string;
  validTo: string | null;
  source: Source;
};

/** Labels of a code, in the languages in which a source has any. */
export type Labels = { labelIt: string | null; labelEn: string | null };

/** A code of a list as it was from one day to another. */
export type CodeListEntry = {
  id: string;
  list: CodeListName;
  code: string;
  shortCode: string | null;
  labelIt: string | null;
  labelEn: string | null;
  parentCode: string | null;
  validFrom: string;
  validFromKnown: boolean;
  validTo: string | null;
  source: Source;
};

/** That a code corresponds to one of another list. */
export type CodeCorrespondence = { toList: CodeListName; toCode: string; source: Source };

/** Unique among the entries in force on a day, of whatever list. */
export function entryKey({ list, code }: { list: string; code: string }): string {
  return `${list}:${code}`;
}

/** The language asked for, else that of the caller. */
export function labelLanguage(
  asked: LabelLanguage | null | undefined,
  { language }: { language: Language },
): LabelLanguage {
  return asked ?? (language === 'it' ? 'IT' : 'EN');
}

/** The label in this language, or else in the other one; null where there is none. */
function labelIn({ labelIt, labelEn }: Labels, language: LabelLanguage): string | null {
  return language === 'IT' ? (labelIt ?? labelEn) : (labelEn ?? labelIt);
}

/** A code that its register no longer explains is its own label. */
export function labelOf(coded: Labels & { code: string }, language: LabelLanguage): string {
  return labelIn(coded, language) ?? coded.code;
}

export function languagesOf({ labelIt, labelEn }: Labels): LabelLanguage[] {
  return [
    ...(labelIt === null ? [] : ['IT' as const]),
    ...(labelEn === null ? [] : ['EN' as const]),
  ];
}
