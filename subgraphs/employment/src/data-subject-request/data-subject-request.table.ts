import { date, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { personRecords } from '../person/person.table.ts';
import type {
  DataSubjectRequestKind,
  DataSubjectRequestReason,
  DataSubjectRequestState,
} from './data-subject-request.ts';

export const dataSubjectRequests = pgTable(
  'data_subject_request',
  {
    id: typeId('id', 'data_subject_request').primaryKey(),
    personRecordId: typeId('person_record_id', 'person_record')
      .notNull()
      .references(() => personRecords.id),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    kind: text('kind').$type<DataSubjectRequestKind>().notNull(),
    state: text('state').$type<DataSubjectRequestState>().notNull(),
    stateSince: date('state_since', { mode: 'string' }).notNull(),
    receivedOn: date('received_on', { mode: 'string' }).notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    extendedOn: date('extended_on', { mode: 'string' }),
    extensionReason: text('extension_reason').$type<DataSubjectRequestReason>(),
    closedOn: date('closed_on', { mode: 'string' }),
    reason: text('reason').$type<DataSubjectRequestReason>(),
    version: integer('version').notNull(),
  },
  (table) => [
    index('data_subject_request_of_record').on(table.personRecordId, table.id),
    index('data_subject_request_by_due').on(table.dueOn, table.id),
  ],
);
