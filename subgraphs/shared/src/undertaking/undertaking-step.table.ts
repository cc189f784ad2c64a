import { date, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { typeId } from '../database/columns.ts';
import type { CorrectionReason } from './case-correction.ts';

/** What came to pass in what organisations run, whatever its kind; written once. */
export const undertakingSteps = pgTable(
  'undertaking_step',
  {
    /** Of the table of its type. */
    caseId: uuid('undertaking_id').notNull(),
    caseType: text('undertaking_type').notNull(),
    /** The version to which it led. */
    number: integer('number').notNull(),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    /** Null for the opening. */
    act: text('act'),
    state: text('state').notNull(),
    reason: text('reason'),
    happenedOn: date('happened_on', { mode: 'string' }).notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.number] })],
);

/** What was corrected in it, field by field; written once. */
export const undertakingCorrections = pgTable(
  'undertaking_correction',
  {
    caseId: uuid('undertaking_id').notNull(),
    caseType: text('undertaking_type').notNull(),
    number: integer('number').notNull(),
    field: text('field').notNull(),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    before: text('before').notNull(),
    after: text('after').notNull(),
    reason: text('reason').$type<CorrectionReason>().notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.number, table.field] })],
);
