import { z } from 'zod';
import { readReferenceFile, sourceFields, toSource } from '../reference-file.ts';
import { type CodeListName, codeListNames } from './code-list.ts';
import type { StatedEntry, StatedList } from './code-list-facts.ts';
import type { StatedCorrespondence } from './code-list-import.repository.ts';

const listSchema = z.object({
  name: z.enum(codeListNames),
  title_it: z.string().min(1),
  title_en: z.string().min(1),
  keeper: z.string().min(1),
  valid_from: z.iso.date(),
  valid_to: z.iso.date().nullable(),
  ...sourceFields,
});

const entrySchema = z.object({
  code: z.string().min(1),
  short_code: z.string().nullable(),
  label_it: z.string().min(1),
  label_en: z.string().min(1),
  parent: z.string().nullable(),
  valid_from: z.iso.date().nullable(),
  valid_to: z.iso.date().nullable(),
  confidence: sourceFields.confidence,
});

const correspondenceSchema = z.object({
  list: z.enum(codeListNames),
  code: z.string().min(1),
  to_list: z.enum(codeListNames),
  to_code: z.string().min(1),
  ...sourceFields,
});

/** The lists that we ship, without their entries. */
export function shippedCodeLists(): StatedList[] {
  return readReferenceFile('code-lists.csv', listSchema).map((row) => ({
    name: row.name,
    titleIt: row.title_it,
    titleEn: row.title_en,
    keeper: row.keeper,
    validFrom: row.valid_from,
    validFromKnown: true,
    validTo: row.valid_to,
    source: toSource(row),
  }));
}

export function getShippedList(name: CodeListName): StatedList {
  const list = shippedCodeLists().find((one) => one.name === name);
  if (!list) throw new Error(`code-lists.csv lacks ${name}`);
  return list;
}

/** The entries that we ship of a list; their source is the list's, their confidence their own. None outlives its list. */
export function shippedEntries(list: StatedList): StatedEntry[] {
  const file = `code-lists/${list.name.toLowerCase().replaceAll('_', '-')}.csv`;
  return readReferenceFile(file, entrySchema).map((row) => ({
    list: list.name,
    code: row.code,
    shortCode: row.short_code,
    labelIt: row.label_it,
    labelEn: row.label_en,
    parentCode: row.parent,
    validFrom: row.valid_from ?? list.validFrom,
    validFromKnown: row.valid_from !== null,
    validTo: row.valid_to ?? list.validTo,
    source: { ...list.source, confidence: row.confidence },
  }));
}

export function shippedCorrespondences(): StatedCorrespondence[] {
  return readReferenceFile('code-correspondences.csv', correspondenceSchema).map((row) => ({
    list: row.list,
    code: row.code,
    toList: row.to_list,
    toCode: row.to_code,
    source: toSource(row),
  }));
}
