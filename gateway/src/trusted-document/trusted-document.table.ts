import { index, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { instant, typeId } from '#shared/database/columns.ts';

export const trustedDocuments = pgTable(
  'trusted_document',
  {
    id: typeId('id', 'trusted_document').primaryKey(),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    hash: text('hash').notNull(),
    text: text('text').notNull(),
    registeredAt: instant('registered_at').notNull(),
  },
  (table) => [
    unique('trusted_document_once').on(table.organisationId, table.hash),
    index('trusted_document_by_age').on(table.organisationId, table.registeredAt, table.id),
  ],
);
