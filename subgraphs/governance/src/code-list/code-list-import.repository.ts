import { sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { isAnyOf, writePlan } from '../reference/plan.repository.ts';
import type { ReferenceKind } from '../reference/reference-kind.ts';
import { excludedSource, hasOtherSource, toSourceColumns } from '../reference-source.ts';
import { searchable } from '../territory/territory.ts';
import { toCodeList, toEntry } from './code-list.repository.ts';
import { codeCorrespondences, codeListEntries, codeLists } from './code-list.table.ts';
import { type CodeCorrespondence, type CodeListName, entryKey, type Labels } from './code-list.ts';
import { entryFacts, listFacts, type StatedEntry, type StatedList } from './code-list-facts.ts';

/** The lists themselves. */
export const codeListKind: ReferenceKind<StatedList> = {
  facts: listFacts,
  findKnown: async (tx, names) => {
    const rows = await tx.select().from(codeLists).where(isAnyOf(codeLists.name, names));
    return rows.map((row) => ({ ...toCodeList(row), validFromKnown: true }));
  },
  write: (tx, plan) =>
    writePlan(tx, codeLists, codeLists.id, plan, ({ source, validFromKnown: _, ...facts }) => ({
      ...facts,
      ...toSourceColumns(source),
    })),
};

export const codeListEntryKind: ReferenceKind<StatedEntry> = {
  facts: entryFacts,
  findKnown: async (tx, keys) => {
    const rows = await tx.select().from(codeListEntries).where(isAnyOf(codeListEntries.key, keys));
    return rows.map(toEntry);
  },
  write: (tx, plan) =>
    writePlan(tx, codeListEntries, codeListEntries.id, plan, ({ source, ...facts }) => ({
      ...facts,
      key: entryKey(facts),
      searchLabel: searchableLabels(facts),
      ...toSourceColumns(source),
    })),
};

/** Both labels as they are searched, one a line. */
export function searchableLabels({ labelIt, labelEn }: Labels): string {
  return searchable([labelIt, labelEn].filter((label) => label !== null).join('\n'));
}

export type StatedCorrespondence = CodeCorrespondence & { list: CodeListName; code: string };

/** Writes the correspondences that are new or come from another source now, and answers how many. */
export async function putCorrespondences(
  tx: Tx,
  stated: readonly StatedCorrespondence[],
): Promise<number> {
  const { list, code, toList, toCode } = codeCorrespondences;
  const written = await tx
    .insert(codeCorrespondences)
    .values(stated.map(({ source, ...codes }) => ({ ...codes, ...toSourceColumns(source) })))
    .onConflictDoUpdate({
      target: [list, code, toList, toCode],
      set: excludedSource(),
      setWhere: hasOtherSource(codeCorrespondences),
    })
    .returning({ one: sql`1` });
  return written.length;
}
