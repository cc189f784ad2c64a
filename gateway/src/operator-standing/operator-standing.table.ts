import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import type { OperatorStanding } from './operator-standing.ts';

/** What governance says of accounts of operators, for when it does not answer. Names are not kept. */
export const operatorStandings = pgTable(
  'operator_standing',
  {
    operatorId: typeId('operator_id', 'operator').primaryKey(),
    /** SHA-256 of employer and subject, in base64url. */
    account: text('account').notNull(),
    state: text('state').$type<OperatorStanding['state']>().notNull(),
    role: text('role').notNull(),
    accessPointId: typeId('access_point_id', 'access_point'),
    followedAt: timestamp('followed_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('operator_standing_by_account').on(table.account)],
);
