import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, typeId } from '#shared/database/columns.ts';
import { personRecords } from '../person/person.table.ts';
import type {
  CaseDocumentState,
  DocumentKind,
  DocumentRejection,
  DocumentWithdrawalReason,
} from './case-document.ts';
import type { DocumentFormat } from './document-format.ts';

export const caseDocuments = pgTable(
  'case_document',
  {
    id: typeId('id', 'case_document').primaryKey(),
    personRecordId: typeId('person_record_id', 'person_record')
      .notNull()
      .references(() => personRecords.id),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    /** Both null for a document of the record itself. */
    caseType: text('case_type'),
    caseUuid: uuid('case_id'),
    kind: text('kind').$type<DocumentKind>().notNull(),
    format: text('format').$type<DocumentFormat>().notNull(),
    fileName: bytes('file_name'),
    size: integer('size').notNull(),
    /** Bytes that are there: the sum of its parts. */
    received: integer('received').notNull(),
    sha256: text('sha256'),
    state: text('state').$type<CaseDocumentState>().notNull(),
    rejection: text('rejection').$type<DocumentRejection>(),
    withdrawalReason: text('withdrawal_reason').$type<DocumentWithdrawalReason>(),
    scanned: boolean('scanned').notNull(),
    begunAt: timestamp('begun_at', { withTimezone: true }).notNull(),
    version: integer('version').notNull(),
  },
  (table) => [
    index('case_document_of_record').on(table.personRecordId, table.id),
    index('case_document_unfinished')
      .on(table.state, table.begunAt)
      .where(sql`${table.state} in ('UPLOADING', 'SCANNING')`),
    check('case_document_received', sql`${table.received} between 0 and ${table.size}`),
    check('case_document_of_case', sql`(${table.caseType} is null) = (${table.caseUuid} is null)`),
  ],
);
