import { doublePrecision, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * What a client has left, written at every request. UNLOGGED: a crash empties it, and everybody begins with a
 * full one. No index on time, so that an update stays within its page.
 */
export const rateAllowances = pgTable('rate_allowance', {
  bucket: text('bucket').primaryKey(),
  left: doublePrecision('left_over').notNull(),
  asOf: timestamp('as_of', { withTimezone: true, mode: 'date' }).notNull(),
});
