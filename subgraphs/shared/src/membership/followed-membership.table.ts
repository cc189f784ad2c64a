import { date, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { typeId } from '../database/columns.ts';

/** The memberships of the programme, as governance has them. */
export const followedMemberships = pgTable(
  'followed_membership',
  {
    membershipId: typeId('membership_id', 'membership').primaryKey(),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    state: text('state').notNull(),
    stateSince: date('state_since', { mode: 'string' }).notNull(),
    followedAt: timestamp('followed_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('followed_membership_by_organisation').on(table.organisationId)],
);
