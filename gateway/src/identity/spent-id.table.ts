import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from '#shared/database/columns.ts';

/** Ids of assertions and proofs that were used, until nobody would take them anyway. */
export const spentIds = pgTable(
  'spent_id',
  {
    /** SHA-256 of who used it, as what, and the id. */
    id: text('id').primaryKey(),
    until: instant('until').notNull(),
  },
  (table) => [index('spent_id_by_age').on(table.until)],
);
