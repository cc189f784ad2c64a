import { referenceId } from '#shared/reference-id.ts';
import type { Dated, Facts } from '../reference/dated.ts';
import { samePlainName } from '../territory/territory.ts';
import { type CodeList, type CodeListEntry, entryKey, type Labels } from './code-list.ts';

/** A list and an entry as a source states them. */
export type StatedList = Omit<CodeList, 'id'> & Dated;
export type StatedEntry = Omit<CodeListEntry, 'id'>;

/** A name, and where an id is taken, the name with a number. */
export function idOfName(prefix: string, name: string, attempt: number): string {
  return referenceId(prefix, attempt === 1 ? name : `${name}#${attempt}`);
}

export const listFacts: Facts<StatedList> = {
  keyOf: ({ name }) => name,
  idOf: ({ name }, attempt) => idOfName('code_list', name, attempt),
  merge: (_, { titleIt, titleEn, keeper }) => ({ titleIt, titleEn, keeper }),
  areSame: (a, b) => a.titleIt === b.titleIt && a.titleEn === b.titleEn && a.keeper === b.keeper,
};

export const entryFacts: Facts<StatedEntry> = {
  keyOf: entryKey,
  idOf: (row, attempt) => idOfName('code_list_entry', `${entryKey(row)}@${row.validFrom}`, attempt),
  merge: (known, newer, older) => ({
    ...mergeLabels(known, newer, older),
    shortCode: newer.shortCode ?? older.shortCode,
    parentCode: newer.parentCode ?? older.parentCode,
  }),
  areSame: (a, b) =>
    haveSameLabels(a, b) && a.shortCode === b.shortCode && a.parentCode === b.parentCode,
};

/** The newer source's labels, where it has any; one that differs in spelling alone stays as it is. */
export function mergeLabels(known: Labels, newer: Labels, older: Labels): Labels {
  return {
    labelIt: mergeLabel(known.labelIt, newer.labelIt, older.labelIt),
    labelEn: mergeLabel(known.labelEn, newer.labelEn, older.labelEn),
  };
}

function mergeLabel(known: string | null, newer: string | null, older: string | null) {
  const label = newer ?? older;
  return known !== null && label !== null && samePlainName(known, label) ? known : label;
}

export function haveSameLabels(a: Labels, b: Labels): boolean {
  return a.labelIt === b.labelIt && a.labelEn === b.labelEn;
}
