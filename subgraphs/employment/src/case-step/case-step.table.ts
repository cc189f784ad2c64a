import {
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { personRecords } from '../person/person.table.ts';

/** What came to pass in the cases of all kinds; written once. */
export const caseSteps = pgTable(
  'case_step',
  {
    /** Of the table of its type. */
    caseId: uuid('case_id').notNull(),
    caseType: text('case_type').notNull(),
    /** The version of the case to which it led. */
    number: integer('number').notNull(),
    personRecordId: typeId('person_record_id', 'person_record')
      .notNull()
      .references(() => personRecords.id),
    /** Null for the opening. */
    act: text('act'),
    state: text('state').notNull(),
    reason: text('reason'),
    happenedOn: date('happened_on', { mode: 'string' }).notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.number] }),
    index('case_step_of_record').on(table.personRecordId, table.happenedOn),
  ],
);
