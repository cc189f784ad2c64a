import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { personRecords } from '../person/person.table.ts';
import type { LegalHoldReason } from './legal-hold.ts';

export const legalHolds = pgTable(
  'legal_hold',
  {
    id: typeId('id', 'legal_hold').primaryKey(),
    personRecordId: typeId('person_record_id', 'person_record')
      .notNull()
      .references(() => personRecords.id),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    reason: text('reason').$type<LegalHoldReason>().notNull(),
    placedOn: date('placed_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }),
    liftedOn: date('lifted_on', { mode: 'string' }),
    version: integer('version').notNull(),
  },
  (table) => [
    index('legal_hold_of_record').on(table.personRecordId, table.id),
    check('legal_hold_period', sql`${table.placedOn} <= ${table.endsOn}`),
  ],
);
