import { integer, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { bytes, typeId } from '#shared/database/columns.ts';
import { caseDocuments } from './case-document.table.ts';

/** The bytes of a document as they arrived, each part sealed to its document and offset. */
export const caseDocumentParts = pgTable(
  'case_document_part',
  {
    documentId: typeId('document_id', 'case_document')
      .notNull()
      .references(() => caseDocuments.id),
    offset: integer('offset').notNull(),
    sealed: bytes('sealed').notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.offset] })],
);
