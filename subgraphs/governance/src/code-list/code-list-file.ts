import type { Source } from '#shared/database/columns.ts';
import { fileProblem, type Parsed, refuseFile } from '../reference/file-problem.ts';
import { findPeriodProblems, type Layout, type Numbered, readRows } from '../reference/layout.ts';
import type { CodeListName } from './code-list.ts';
import type { StatedEntry } from './code-list-facts.ts';
import { codeListLayouts, inOneLanguage, ours } from './code-list-layout.ts';
import type { CodeRow } from './code-row.ts';
import { labelledIn, languageOfFile } from './esco-layout.ts';
import { getShippedList } from './shipped-code-lists.ts';

export type CodeListFile = {
  list: CodeListName;
  layout: string;
  source: Source;
  entries: Numbered<StatedEntry>[];
};

/** Reads the file of a list in any of its layouts, or answers everything that is wrong with it. */
export function readCodeListFile(
  bytes: Uint8Array,
  list: CodeListName,
  asked: { fileName: string; asOf: string },
): Parsed<CodeListFile> {
  const known = getShippedList(list);
  const withPeriod = (row: Numbered<CodeRow>) => ({
    ...row,
    validFrom: row.validFrom ?? known.validFrom,
    validTo: row.validTo ?? known.validTo,
  });
  const read = readRows<CodeRow, Layout<CodeRow>>(bytes, codeListLayouts[list], (rows) =>
    findPeriodProblems(rows.map(withPeriod), ({ code }) => code),
  );
  if (!read.ok) return read;
  const { layout, rows } = read.value;
  const language = inOneLanguage.includes(layout) ? languageOfFile(asked.fileName) : 'EN';
  if (language === undefined) return refuseFile(fileProblem(1, 'FILE_LANGUAGE_UNKNOWN'));
  const isOurs = layout === ours;
  const name = isOurs ? asked.fileName : layout.name;
  const source: Source = { name, asOf: asked.asOf, confidence: 'VERIFIED' };
  const placed = list.startsWith('ATECO') && !isOurs ? withAtecoParents(rows) : rows;
  const entries = placed.map((row) => ({
    ...withPeriod(labelledIn(language, row)),
    list,
    validFromKnown: row.validFrom !== null,
    source,
  }));
  return { ok: true, value: { list, layout: layout.name, source, entries } };
}

/** Its divisions stand below their section; the codes of what lies deeper begin with what is above. */
function withAtecoParents<Row extends CodeRow>(rows: readonly Row[]): Row[] {
  let section: string | null = null;
  return rows.map((row) => {
    if (/^[A-Z]$/.test(row.code)) {
      section = row.code;
      return row;
    }
    if (/^\d\d$/.test(row.code)) return { ...row, parentCode: section };
    return { ...row, parentCode: row.code.slice(0, -1).replace(/\.$/, '') };
  });
}
