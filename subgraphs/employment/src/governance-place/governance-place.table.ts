import { date, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Comuni and countries of all times, as governance has them. */
export const followedPlaces = pgTable(
  'followed_place',
  {
    /** The id that governance has for it, of one type or the other. */
    id: text('place_id').primaryKey(),
    key: text('key').notNull(),
    usableAs: text('usable_as').array().notNull(),
    cadastralCodes: text('cadastral_codes').array().notNull(),
    validFrom: date('valid_from', { mode: 'string' }),
    validTo: date('valid_to', { mode: 'string' }),
    followedAt: timestamp('followed_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('followed_place_by_key').on(table.key)],
);
