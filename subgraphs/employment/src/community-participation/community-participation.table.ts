import { date, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';

/**
 * Participations of person records, as the feed of community tells of them. Without a foreign key
 * to the record: what community says is kept whether or not the record is still here.
 */
export const followedParticipations = pgTable(
  'followed_participation',
  {
    participationId: typeId('participation_id', 'participation').primaryKey(),
    personRecordId: typeId('person_record_id', 'person_record').notNull(),
    occurredOn: date('occurred_on', { mode: 'string' }).notNull(),
    state: text('state').notNull(),
    followedAt: timestamp('followed_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('followed_participation_by_record').on(table.personRecordId)],
);
