import { sql } from 'drizzle-orm';
import {
  bigint,
  customType,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { typeId } from '../database/columns.ts';

export type ChangeKind = 'CREATED' | 'UPDATED' | 'REMOVED' | 'SNAPSHOT';

const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' });

/** What changed, in the transaction that changed it: types and ids, never values. */
export const outbox = pgTable(
  'outbox',
  {
    position: bigint('position', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    transaction: xid8('transaction').notNull().default(sql`pg_current_xact_id()`),
    entityType: text('entity_type').notNull(),
    entityId: uuid('entity_id'),
    version: integer('version').notNull(),
    kind: text('kind').$type<ChangeKind>().notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
    /** Whose change it is to see; everybody's when null. */
    organisationId: typeId('organisation_id', 'organisation'),
  },
  (table) => [index('outbox_commit_order').on(table.transaction, table.position)],
);

/** One row: which feed this is (a restored database is another) and how far it was pruned. */
export const feed = pgTable('feed', {
  epoch: uuid('epoch').primaryKey().defaultRandom(),
  prunedThrough: xid8('pruned_through').notNull().default('0'),
});
