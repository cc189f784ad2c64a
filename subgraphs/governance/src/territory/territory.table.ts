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
import type { TerritoryLevel } from '#shared/territory-key.ts';
import { belongingColumns } from '../reference/belonging.table.ts';
import type { Perimeter } from './territory.ts';

/** `key` is `LEVEL:code`; the rows of one key never overlap, and at most one is open. */
export const territories = pgTable(
  'territory',
  {
    id: typeId('id', 'territory').primaryKey(),
    key: text('key').notNull(),
    level: text('level').$type<TerritoryLevel>().notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    searchName: text('search_name').notNull(),
    cadastralCode: text('cadastral_code'),
    provinceAbbreviation: text('province_abbreviation'),
    provinceCode: text('province_code'),
    regionCode: text('region_code'),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validFromKnown: boolean('valid_from_known').notNull(),
    validTo: date('valid_to', { mode: 'string' }),
    perimeter: text('perimeter').$type<Perimeter>().notNull(),
    ...sourceColumns(),
  },
  (table) => [
    unique('territory_period').on(table.key, table.validFrom),
    uniqueIndex('territory_one_open').on(table.key).where(sql`${table.validTo} is null`),
    index('territory_by_code').on(table.code),
    index('territory_by_cadastral_code').on(table.cadastralCode),
    index('territory_by_province').on(table.level, table.provinceAbbreviation),
    index('territory_in_order').on(table.level, table.code, table.id),
  ],
);

/** What took the place of what. */
export const territorySuccessions = pgTable(
  'territory_succession',
  {
    predecessorKey: text('predecessor_key').notNull(),
    successorKey: text('successor_key').notNull(),
    on: date('on', { mode: 'string' }).notNull(),
    ...sourceColumns(),
  },
  (table) => [primaryKey({ columns: [table.predecessorKey, table.successorKey, table.on] })],
);

/** Which comuni an ambito or basin is made of, where a source says so. */
export const territoryParts = pgTable('territory_part', belongingColumns(), (table) => {
  const level = sql`split_part(${table.parentKey}, ':', 1)`;
  return [
    primaryKey({ columns: [table.parentKey, table.childKey, table.validFrom] }),
    index('territory_part_by_child').on(table.childKey),
    // A comune is part of one ambito at a time, and of one basin.
    uniqueIndex('territory_part_period').on(level, table.childKey, table.validFrom),
    uniqueIndex('territory_part_one_open')
      .on(level, table.childKey)
      .where(sql`${table.validTo} is null`),
    check('territory_part_ends_after_start', sql`${table.validFrom} < ${table.validTo}`),
  ];
});
