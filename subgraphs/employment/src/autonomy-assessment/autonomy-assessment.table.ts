import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { sourceColumns, typeId } from '#shared/database/columns.ts';
import type { CorrectionReason } from '#shared/undertaking/case-correction.ts';
import { individualPlans } from '../individual-plan/individual-plan.table.ts';
import type { AssessmentMoment, AutonomyScore } from './autonomy-assessment.ts';

export const autonomyInstruments = pgTable(
  'autonomy_instrument',
  {
    code: text('code').notNull(),
    version: text('version').notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
    ...sourceColumns(),
  },
  (table) => [
    primaryKey({ columns: [table.code, table.version] }),
    check('autonomy_instrument_period', sql`${table.validFrom} < ${table.validTo}`),
  ],
);

export const autonomyDimensions = pgTable(
  'autonomy_dimension',
  {
    instrumentCode: text('instrument_code').notNull(),
    instrumentVersion: text('instrument_version').notNull(),
    code: text('code').notNull(),
    position: integer('position').notNull(),
    labelIt: text('label_it').notNull(),
    labelEn: text('label_en').notNull(),
    minimum: integer('minimum').notNull(),
    maximum: integer('maximum').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.instrumentCode, table.instrumentVersion, table.code] }),
    foreignKey({
      name: 'autonomy_dimension_of_instrument',
      columns: [table.instrumentCode, table.instrumentVersion],
      foreignColumns: [autonomyInstruments.code, autonomyInstruments.version],
    }),
    check('autonomy_dimension_bounds', sql`${table.minimum} < ${table.maximum}`),
  ],
);

/** Written once, but for the instant at which a correction took its place. */
export const autonomyAssessments = pgTable(
  'autonomy_assessment',
  {
    id: typeId('id', 'autonomy_assessment').primaryKey(),
    individualPlanId: typeId('individual_plan_id', 'individual_plan')
      .notNull()
      .references(() => individualPlans.id),
    moment: text('moment').$type<AssessmentMoment>().notNull(),
    instrumentCode: text('instrument_code').notNull(),
    instrumentVersion: text('instrument_version').notNull(),
    assessedOn: date('assessed_on', { mode: 'string' }).notNull(),
    scores: jsonb('scores').$type<AutonomyScore[]>().notNull(),
    reason: text('reason').$type<CorrectionReason>(),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull(),
    supersededAt: timestamp('superseded_at', { withTimezone: true }),
  },
  (table) => [
    foreignKey({
      name: 'autonomy_assessment_by_instrument',
      columns: [table.instrumentCode, table.instrumentVersion],
      foreignColumns: [autonomyInstruments.code, autonomyInstruments.version],
    }),
    uniqueIndex('autonomy_assessment_once')
      .on(table.individualPlanId, table.moment)
      .where(sql`${table.supersededAt} is null`),
    index('autonomy_assessment_of_plan').on(table.individualPlanId, table.id),
  ],
);
