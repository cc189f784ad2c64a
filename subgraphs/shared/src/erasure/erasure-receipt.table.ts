import { index, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { typeId } from '../database/columns.ts';
import type { Remaining, RowCount } from './fate.ts';

/**
 * What a domain did for an erasure. By the hash of the record it stays a tombstone: a record that comes back
 * with a backup is known by it and erased again, and it names nobody.
 */
export const erasureReceipts = pgTable(
  'erasure_receipt',
  {
    erasureId: typeId('erasure_id', 'erasure').notNull(),
    domain: text('domain').$type<'GOVERNANCE' | 'EMPLOYMENT' | 'COMMUNITY'>().notNull(),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    /** SHA-256 of the record's UUID as text, in hexadecimal digits. */
    recordHash: text('record_hash').notNull(),
    erasedAt: timestamp('erased_at', { withTimezone: true }).notNull(),
    erased: jsonb('erased').$type<RowCount[]>().notNull(),
    remains: jsonb('remains').$type<Remaining[]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.erasureId, table.domain] }),
    index('erasure_receipt_by_record').on(table.recordHash),
  ],
);
