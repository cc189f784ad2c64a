import { date, text } from 'drizzle-orm/pg-core';
import { sourceColumns } from '#shared/database/columns.ts';

/** The columns of a table of what belongs to what, and when. */
export function belongingColumns() {
  return {
    parentKey: text('parent_key').notNull(),
    childKey: text('child_key').notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
    ...sourceColumns(),
  };
}
