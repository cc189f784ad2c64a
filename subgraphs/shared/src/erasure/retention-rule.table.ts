import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { sourceColumns } from '../database/columns.ts';

/** For how long what is kept, as data: whoever answers for a period changes the row. */
export const retentionRules = pgTable('retention_rule', {
  code: text('code').primaryKey(),
  /** What the period begins with. */
  startsWith: text('starts_with').notNull(),
  months: integer('months').notNull(),
  action: text('action').notNull(),
  legalBasis: text('legal_basis').notNull(),
  ...sourceColumns(),
});
