import { and, asc, eq, gt, isNull, like, lte, or, sql } from 'drizzle-orm';
import { arrayOf, containing, getSource } from '#shared/database/columns.ts';
import type { Tx } from '#shared/database/database.ts';
import { defineList, type Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import type { CodeListEntryFilter, CodeListEntryOrder } from '../generated/resolvers.ts';
import { findNearest, type KeyAndDay } from '../reference/nearest.repository.ts';
import { searchable } from '../territory/territory.ts';
import { codeCorrespondences, codeListEntries, codeLists } from './code-list.table.ts';
import {
  type CodeCorrespondence,
  type CodeList,
  type CodeListEntry,
  entryKey,
} from './code-list.ts';

export function toCodeList(row: typeof codeLists.$inferSelect): CodeList {
  const { sourceName, sourceAsOf, sourceConfidence, ...facts } = row;
  return { ...facts, source: getSource({ sourceName, sourceAsOf, sourceConfidence }) };
}

export function toEntry(row: typeof codeListEntries.$inferSelect): CodeListEntry {
  const { key: _, searchLabel: __, sourceName, sourceAsOf, sourceConfidence, ...facts } = row;
  return { ...facts, source: getSource({ sourceName, sourceAsOf, sourceConfidence }) };
}

/** For look-ups by id; the lists are few, and read all at once. */
export const codeListList = defineList({
  type: 'CodeList',
  table: codeLists,
  id: codeLists.id,
  toNode: toCodeList,
  orders: { NAME_ASC: ascending(codeLists.name, (node: CodeList) => node.name) },
  usualOrder: 'NAME_ASC',
  where: () => [],
});

export const codeListEntryList = defineList({
  type: 'CodeListEntry',
  table: codeListEntries,
  id: codeListEntries.id,
  toNode: toEntry,
  orders: {
    CODE_ASC: ascending(codeListEntries.code, (node: CodeListEntry) => node.code),
    CODE_DESC: descending(codeListEntries.code, (node: CodeListEntry) => node.code),
  } satisfies Record<CodeListEntryOrder, OrderColumn<CodeListEntry>>,
  usualOrder: 'CODE_ASC',
  where: ({ on, parentCode, codeContains, labelContains }: CodeListEntryFilter) => [
    on ? inForce(on) : undefined,
    parentCode ? eq(codeListEntries.parentCode, parentCode) : undefined,
    codeContains ? like(codeListEntries.code, containing(codeContains)) : undefined,
    labelContains
      ? like(codeListEntries.searchLabel, containing(searchable(labelContains)))
      : undefined,
  ],
});

/** Parents are names of lists. */
export const ofCodeList: Relation = {
  name: 'code list',
  on: (key) => sql`${codeListEntries.list} = ${key}`,
};

function inForce(on: string) {
  return and(
    lte(codeListEntries.validFrom, on),
    or(isNull(codeListEntries.validTo), gt(codeListEntries.validTo, on)),
  );
}

export async function findCodeLists(tx: Tx): Promise<CodeList[]> {
  const rows = await tx.select().from(codeLists).orderBy(asc(codeLists.name));
  return rows.map(toCodeList);
}

export async function findCodeListsByName(tx: Tx, names: readonly string[]): Promise<CodeList[]> {
  const rows = await tx
    .select()
    .from(codeLists)
    .where(sql`${codeLists.name} = any(${arrayOf('text', names)})`);
  return rows.map(toCodeList);
}

/** For each key and day the entry in force, or the one nearest before, or else after it. */
export async function findEntriesByKeys(
  tx: Tx,
  asked: readonly KeyAndDay[],
): Promise<Map<string, CodeListEntry>> {
  const found = await findNearest(tx, codeListEntries, codeListEntries, asked);
  return new Map(found.map(({ day, row }) => [`${day} ${row.key}`, toEntry(row)]));
}

/** What each of these codes (`LIST:code`) corresponds to. */
export async function findCorrespondences(
  tx: Tx,
  keys: readonly string[],
): Promise<(CodeCorrespondence & { key: string })[]> {
  const key = sql`${codeCorrespondences.list} || ':' || ${codeCorrespondences.code}`;
  const rows = await tx
    .select()
    .from(codeCorrespondences)
    .where(sql`${key} = any(${arrayOf('text', keys)})`)
    .orderBy(codeCorrespondences.toList, codeCorrespondences.toCode);
  return rows.map((row) => ({
    key: entryKey(row),
    toList: row.toList,
    toCode: row.toCode,
    source: getSource(row),
  }));
}
