import { getTableColumns, like, sql } from 'drizzle-orm';
import { containing, getSource } from '#shared/database/columns.ts';
import { changed, equals, textArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { type Asked, defineList, type Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import type { CodeListEntryFilter, CodeListEntryOrder } from '../generated/resolvers.ts';
import { isInForceOn, nearestByKeyAndDay } from '../reference/periods.repository.ts';
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
  where: ({ on, parentCode, codeContains, labelContains }: Asked<CodeListEntryFilter>) => [
    on && isInForceOn(codeListEntries, on),
    parentCode && equals(codeListEntries.parentCode, parentCode),
    codeContains && like(codeListEntries.code, changed(codeContains, containing)),
    labelContains && like(codeListEntries.searchLabel, changed(labelContains, containingWords)),
  ],
});

/** Parents are names of lists. */
export const ofCodeList: Relation = {
  name: 'code list',
  on: (key) => sql`${codeListEntries.list} = ${key}`,
};

function containingWords(text: string): string {
  return containing(searchable(text));
}

const lists = getTableColumns(codeLists);

export const allCodeLists = statement(
  lists,
  write.select(lists).from(codeLists).orderBy(codeLists.name),
  toCodeList,
);

/** The lists with these names (`keys`). */
export const codeListsByName = statement(
  lists,
  write
    .select(lists)
    .from(codeLists)
    .where(sql`${codeLists.name} = any(${textArray('keys')})`),
  toCodeList,
);

/** For each of the `keys` (`LIST:code`) and its day the entry in force, or the one nearest before, or else after it. */
export const entriesByKeyAndDay = nearestByKeyAndDay(codeListEntries, codeListEntries, toEntry);

const correspondences = getTableColumns(codeCorrespondences);

/** What each of these codes (`LIST:code`) corresponds to. */
export const correspondencesOf = statement(
  correspondences,
  write
    .select(correspondences)
    .from(codeCorrespondences)
    .where(
      sql`${correspondences.list} || ':' || ${correspondences.code} = any(${textArray('keys')})`,
    )
    .orderBy(correspondences.toList, correspondences.toCode),
  (row) => {
    const value: CodeCorrespondence = {
      toList: row.toList,
      toCode: row.toCode,
      source: getSource(row),
    };
    return { of: entryKey(row), value };
  },
);
