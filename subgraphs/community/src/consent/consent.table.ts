import { date, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import type { ConsentPurpose } from './consent.ts';

/** The consents that are given, by employment's feed; what is withdrawn, expired or superseded is not kept. */
export const followedConsents = pgTable(
  'followed_consent',
  {
    id: typeId('consent_id', 'consent').primaryKey(),
    personRecordId: typeId('person_record_id', 'person_record').notNull(),
    purpose: text('purpose').$type<ConsentPurpose>().notNull(),
    givenOn: date('given_on', { mode: 'string' }).notNull(),
    /** Last day. */
    expiresOn: date('expires_on', { mode: 'string' }),
    followedAt: timestamp('followed_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    index('followed_consent_of_record').on(table.personRecordId, table.purpose),
    index('followed_consent_by_follow').on(table.followedAt),
  ],
);
