import {
  boolean,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { personRecords } from '../person/person.table.ts';
import type { ResidenceReason, StoredStatus } from './residence-title.ts';

export const residenceTitles = pgTable(
  'residence_title',
  {
    id: typeId('id', 'residence_title').primaryKey(),
    personRecordId: typeId('person_record_id', 'person_record')
      .notNull()
      .references(() => personRecords.id),
    stored: text('status').$type<StoredStatus>().notNull(),
    since: date('since', { mode: 'string' }).notNull(),
    reason: text('reason').$type<ResidenceReason>().notNull(),
    issuedBy: text('issued_by'),
    issuedOn: date('issued_on', { mode: 'string' }),
    expiresOn: date('expires_on', { mode: 'string' }),
    dummyDateRemoved: boolean('dummy_date_removed').notNull(),
    version: integer('version').notNull(),
  },
  (table) => [index('residence_title_of_record').on(table.personRecordId, table.id)],
);

/** What came to pass with a title; written once. */
export const residenceTitleEvents = pgTable(
  'residence_title_event',
  {
    residenceTitleId: typeId('residence_title_id', 'residence_title')
      .notNull()
      .references(() => residenceTitles.id),
    /** The version of the title that it led to. */
    number: integer('number').notNull(),
    stored: text('status').$type<StoredStatus>().notNull(),
    happenedOn: date('happened_on', { mode: 'string' }).notNull(),
    expiresOn: date('expires_on', { mode: 'string' }),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.residenceTitleId, table.number] })],
);
