import { date, integer, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';

/** Kept by the triggers of `referral`, whoever writes referrals. */
export const referralTallies = pgTable(
  'referral_tally',
  {
    senderId: typeId('sender_id', 'organisation').notNull(),
    receiverId: typeId('receiver_id', 'organisation').notNull(),
    quarterStartsOn: date('quarter_starts_on', { mode: 'string' }).notNull(),
    sent: integer('sent').notNull(),
    accepted: integer('accepted').notNull(),
  },
  (table) => [primaryKey({ columns: [table.senderId, table.receiverId, table.quarterStartsOn] })],
);
