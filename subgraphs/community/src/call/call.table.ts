import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import {
  hasTitle,
  textsColumn,
  titleColumns,
} from '#shared/localised-text/localised-text.table.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import type { CallApplicant, CallState } from './call.ts';

export const calls = pgTable(
  'call',
  {
    id: typeId('id', 'call').primaryKey(),
    ...undertakingColumns<CallState>(),
    ...titleColumns(),
    descriptions: textsColumn('descriptions').notNull(),
    budget: numeric('budget', { precision: 12, scale: 2 }).notNull(),
    minGrant: numeric('min_grant', { precision: 12, scale: 2 }).notNull(),
    maxGrant: numeric('max_grant', { precision: 12, scale: 2 }).notNull(),
    applicants: text('applicants').array().$type<CallApplicant[]>().notNull(),
    migrantLedOnly: boolean('migrant_led_only').notNull().default(false),
    opensOn: date('opens_on', { mode: 'string' }).notNull(),
    closesOn: date('closes_on', { mode: 'string' }).notNull(),
    threshold: numeric('threshold', { precision: 7, scale: 4 }).notNull(),
    advancePercent: integer('advance_percent').notNull(),
    approvedOn: date('approved_on', { mode: 'string' }),
  },
  (table) => [
    ...undertakingIndexes('call', table),
    index('call_by_closing').on(table.closesOn, table.id),
    index('call_by_title').on(table.title, table.id),
    check('call_title', hasTitle(table.title)),
    check('call_period', sql`${table.opensOn} <= ${table.closesOn}`),
    check(
      'call_amounts',
      sql`0 < ${table.minGrant} and ${table.minGrant} <= ${table.maxGrant} and ${table.maxGrant} <= ${table.budget}`,
    ),
    check('call_threshold', sql`${table.threshold} between 0 and 100`),
    check('call_advance', sql`${table.advancePercent} between 0 and 100`),
    check('call_applicants', sql`cardinality(${table.applicants}) > 0`),
  ],
);

export const callCriteria = pgTable(
  'call_criterion',
  {
    callId: typeId('call_id', 'call')
      .notNull()
      .references(() => calls.id),
    code: text('code').notNull(),
    position: integer('position').notNull(),
    titles: textsColumn('titles').notNull(),
    weight: integer('weight').notNull(),
    maxScore: integer('max_score').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.callId, table.code] }),
    uniqueIndex('call_criterion_in_order').on(table.callId, table.position),
    check('call_criterion_weight', sql`${table.weight} between 1 and 100`),
    check('call_criterion_max_score', sql`${table.maxScore} between 1 and 100`),
  ],
);
