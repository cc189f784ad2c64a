import { index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import type { CorrectionReason } from '#shared/undertaking/case-correction.ts';
import { personRecords } from '../person/person.table.ts';

/** What was corrected in the cases of all kinds, field by field; written once. */
export const caseCorrections = pgTable(
  'case_correction',
  {
    /** Of the table of its type. */
    caseId: uuid('case_id').notNull(),
    caseType: text('case_type').notNull(),
    /** The version of the case to which it led. */
    number: integer('number').notNull(),
    field: text('field').notNull(),
    personRecordId: typeId('person_record_id', 'person_record')
      .notNull()
      .references(() => personRecords.id),
    before: text('before').notNull(),
    after: text('after').notNull(),
    reason: text('reason').$type<CorrectionReason>().notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.number, table.field] }),
    index('case_correction_of_record').on(table.personRecordId),
  ],
);
