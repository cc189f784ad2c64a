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
import { belongingColumns } from '../reference/belonging.table.ts';
import type { CountryKind, CountryUse } from './country.ts';

/** The rows of one code never overlap, and at most one is open. */
export const countries = pgTable(
  'country',
  {
    id: typeId('id', 'country').primaryKey(),
    code: text('code').notNull(),
    kind: text('kind').$type<CountryKind>().notNull(),
    labelIt: text('label_it').notNull(),
    labelEn: text('label_en'),
    searchLabel: text('search_label').notNull(),
    isoAlpha2: text('iso_alpha2'),
    isoAlpha3: text('iso_alpha3'),
    exchangeCode: text('exchange_code'),
    cadastralCode: text('cadastral_code'),
    usableAs: text('usable_as').array().$type<CountryUse[]>().notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validFromKnown: boolean('valid_from_known').notNull(),
    validTo: date('valid_to', { mode: 'string' }),
    ...sourceColumns(),
  },
  (table) => [
    unique('country_period').on(table.code, table.validFrom),
    uniqueIndex('country_one_open').on(table.code).where(sql`${table.validTo} is null`),
    check('country_ends_after_start', sql`${table.validFrom} < ${table.validTo}`),
    index('country_in_order').on(table.code, table.id),
    index('country_by_label').on(table.labelIt, table.id),
  ],
);

/** What took the place of what; both are codes of countries. */
export const countrySuccessions = pgTable(
  'country_succession',
  {
    predecessorCode: text('predecessor_code').notNull(),
    successorCode: text('successor_code').notNull(),
    on: date('on', { mode: 'string' }).notNull(),
    ...sourceColumns(),
  },
  (table) => [
    primaryKey({ columns: [table.predecessorCode, table.successorCode, table.on] }),
    index('country_succession_by_successor').on(table.successorCode),
  ],
);

/** Which citizenship group (parent) holds the citizens of a country (child), and when. */
export const countryGroups = pgTable('country_citizenship_group', belongingColumns(), (table) => [
  primaryKey({ columns: [table.parentKey, table.childKey, table.validFrom] }),
  // A country is in one group at a time.
  uniqueIndex('country_citizenship_group_period').on(table.childKey, table.validFrom),
  uniqueIndex('country_citizenship_group_one_open')
    .on(table.childKey)
    .where(sql`${table.validTo} is null`),
  check('country_citizenship_group_ends_after_start', sql`${table.validFrom} < ${table.validTo}`),
]);
