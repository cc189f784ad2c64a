import type { Database, Tx } from '#shared/database/database.ts';
import { bringIn, type ImportOptions, weighRows } from '../reference/bring-in.ts';
import {
  type FileProblem,
  fileProblem,
  type Parsed,
  refuseFile,
} from '../reference/file-problem.ts';
import { countWrites, type Plan } from '../reference/plan.ts';
import { entryKey } from './code-list.ts';
import type { StatedEntry } from './code-list-facts.ts';
import type { CodeListFile } from './code-list-file.ts';
import { codeListEntryKind, codeListKind } from './code-list-import.repository.ts';
import { getShippedList } from './shipped-code-lists.ts';

/** Brings a file's codes into their list, all or nothing. */
export async function importCodeList(
  database: Database,
  file: CodeListFile,
  options: ImportOptions,
): Promise<Parsed<Plan<StatedEntry>>> {
  const stated = file.entries.map(({ line: _, ...entry }) => entry);
  const statedList = { ...getShippedList(file.list), source: file.source };
  return bringIn(database, options, async (tx) => {
    const orphans = await findOrphans(tx, file);
    if (orphans.length > 0) return refuseFile(...orphans);
    const list = await weighRows(tx, codeListKind, [statedList]);
    const plan = await weighRows(tx, codeListEntryKind, stated, options);
    const write = async () => {
      await codeListKind.write(tx, list);
      await codeListEntryKind.write(tx, plan);
    };
    const writes = countWrites(list) + countWrites(plan);
    return { ok: true, value: { value: plan, writes, write } };
  });
}

/** Rows below a code that neither the file nor the list has. */
async function findOrphans(tx: Tx, { list, entries }: CodeListFile): Promise<FileProblem[]> {
  const inFile = new Set(entries.map(({ code }) => code));
  const orphans = entries.filter(
    ({ parentCode }) => parentCode !== null && !inFile.has(parentCode),
  );
  const parents = orphans.map(({ parentCode }) => entryKey({ list, code: parentCode ?? '' }));
  const known = await codeListEntryKind.findKnown(tx, [...new Set(parents)]);
  const codes = new Set(known.map(({ code }) => code));
  return orphans
    .filter(({ parentCode }) => !codes.has(parentCode ?? ''))
    .map(({ line, code, parentCode }) =>
      fileProblem(line, 'PARENT_UNKNOWN', { key: code, parent: parentCode ?? '' }),
    );
}
