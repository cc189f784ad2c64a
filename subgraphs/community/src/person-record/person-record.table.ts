import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';

/** The person records employment has, by its feed. */
export const followedPersonRecords = pgTable(
  'followed_person_record',
  {
    id: typeId('person_record_id', 'person_record').primaryKey(),
    personId: typeId('person_id', 'person').notNull(),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    accessPointId: typeId('access_point_id', 'access_point'),
    externalRef: text('external_ref'),
    followedAt: timestamp('followed_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    index('followed_person_record_by_follow').on(table.followedAt),
    index('followed_person_record_by_ref').on(table.organisationId, table.externalRef),
  ],
);
