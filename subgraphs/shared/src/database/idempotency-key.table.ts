import { index, integer, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { bytes, typeId } from './columns.ts';

/** What was answered to a mutation under a key of its sender's, for when it comes once more. */
export const idempotencyKeys = pgTable(
  'idempotency_key',
  {
    id: uuid('id').primaryKey(),
    subject: text('subject').notNull(),
    organisationId: typeId('organisation_id', 'organisation'),
    key: text('key').notNull(),
    /** As the request names the field, and which of the transactions of that field. */
    field: text('field').notNull(),
    ordinal: integer('ordinal').notNull(),
    fingerprint: text('fingerprint').notNull(),
    /** Wrapped; null in a domain that holds nobody's identity. */
    dataKey: bytes('data_key'),
    /** Null only within the transaction that makes it. */
    outcome: bytes('outcome'),
    /** What it tells of: who erases one of these forgets the answer. */
    about: uuid('about').array(),
    madeAt: timestamp('made_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    unique('idempotency_key_once')
      .on(table.subject, table.organisationId, table.key, table.field, table.ordinal)
      .nullsNotDistinct(),
    index('idempotency_key_by_age').on(table.madeAt),
  ],
);
