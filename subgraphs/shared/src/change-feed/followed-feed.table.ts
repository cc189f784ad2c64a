import { pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Where whoever follows stands in the feeds of others. */
export const followedFeeds = pgTable('followed_feed', {
  name: text('name').primaryKey(),
  cursor: text('cursor').notNull(),
  followedAt: timestamp('followed_at', { withTimezone: true }).notNull().defaultNow(),
});
