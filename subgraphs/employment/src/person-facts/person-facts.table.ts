import { sql } from 'drizzle-orm';
import { check, date, index, pgTable, timestamp } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { personRecords } from '../person/person.table.ts';
import { factColumns } from './fact-columns.table.ts';

/**
 * The versions of a record's facts beside the one that it holds itself: true until another day, or
 * known until it was known better.
 */
export const personFacts = pgTable(
  'person_facts',
  {
    factsId: typeId('facts_id', 'person_facts').primaryKey(),
    personRecordId: typeId('person_record_id', 'person_record')
      .notNull()
      .references(() => personRecords.id),
    ...factColumns(),
    validTo: date('valid_to', { mode: 'string' }),
    supersededAt: timestamp('superseded_at', { withTimezone: true }),
  },
  (table) => [
    index('person_facts_of_record').on(table.personRecordId, table.recordedAt),
    check('person_facts_period', sql`${table.validFrom} < ${table.validTo}`),
    check('person_facts_known', sql`${table.recordedAt} <= ${table.supersededAt}`),
  ],
);
