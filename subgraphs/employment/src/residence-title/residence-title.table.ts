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
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    accessPointId: typeId('access_point_id', 'access_point'),
    stored: text('status').$type<StoredStatus>().notNull(),
    since: date('since', { mode: 'string' }).notNull(),
    reason: text('reason').$type<ResidenceReason>().notNull(),
    issuedBy: text('issued_by'),
    issuedOn: date('issued_on', { mode: 'string' }),
    expiresOn: date('expires_on', { mode: 'string' }),
    /** `heldUntil`: never null, so that lists can be ordered by it. */
    heldUntil: date('held_until', { mode: 'string' }).notNull(),
    dummyDateRemoved: boolean('dummy_date_removed').notNull(),
    version: integer('version').notNull(),
  },
  (table) => [
    index('residence_title_of_record').on(table.personRecordId, table.id),
    index('residence_title_held_until').on(table.heldUntil, table.id),
    index('residence_title_by_organisation').on(table.organisationId, table.heldUntil, table.id),
    index('residence_title_by_access_point').on(table.accessPointId, table.heldUntil, table.id),
  ],
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
