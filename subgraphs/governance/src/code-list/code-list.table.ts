import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { sourceColumns, typeId } from '#shared/database/columns.ts';
import type { CodeListName } from './code-list.ts';

export const codeLists = pgTable('code_list', {
  id: typeId('id', 'code_list').primaryKey(),
  name: text('name').$type<CodeListName>().notNull().unique(),
  titleIt: text('title_it').notNull(),
  titleEn: text('title_en').notNull(),
  keeper: text('keeper').notNull(),
  validFrom: date('valid_from', { mode: 'string' }).notNull(),
  validTo: date('valid_to', { mode: 'string' }),
  ...sourceColumns(),
});

/** `key` is `LIST:code`; the rows of one key never overlap, and at most one is open. */
export const codeListEntries = pgTable(
  'code_list_entry',
  {
    id: typeId('id', 'code_list_entry').primaryKey(),
    key: text('key').notNull(),
    list: text('list')
      .$type<CodeListName>()
      .notNull()
      .references(() => codeLists.name),
    code: text('code').notNull(),
    shortCode: text('short_code'),
    labelIt: text('label_it'),
    labelEn: text('label_en'),
    searchLabel: text('search_label').notNull(),
    parentCode: text('parent_code'),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validFromKnown: boolean('valid_from_known').notNull(),
    validTo: date('valid_to', { mode: 'string' }),
    ...sourceColumns(),
  },
  (table) => [
    unique('code_list_entry_period').on(table.key, table.validFrom),
    uniqueIndex('code_list_entry_one_open').on(table.key).where(sql`${table.validTo} is null`),
    check('code_list_entry_ends_after_start', sql`${table.validFrom} < ${table.validTo}`),
    index('code_list_entry_in_order').on(table.list, table.code, table.id),
    index('code_list_entry_by_parent').on(table.list, table.parentCode, table.code, table.id),
  ],
);

/** Which codes of two lists mean the same, or nearly. */
export const codeCorrespondences = pgTable(
  'code_correspondence',
  {
    list: text('list').$type<CodeListName>().notNull(),
    code: text('code').notNull(),
    toList: text('to_list').$type<CodeListName>().notNull(),
    toCode: text('to_code').notNull(),
    ...sourceColumns(),
  },
  (table) => [primaryKey({ columns: [table.list, table.code, table.toList, table.toCode] })],
);
