import { boolean, date, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { meetingColumns } from '../governance-meeting/governance-meeting.table.ts';

export const governanceDecisions = pgTable(
  'governance_decision',
  {
    id: typeId('id', 'governance_decision').primaryKey(),
    ...meetingColumns(),
    networkId: typeId('network_id', 'network').notNull(),
    number: integer('number').notNull(),
    text: text('text').notNull(),
    decidedOn: date('decided_on', { mode: 'string' }).notNull(),
    isPublic: boolean('is_public').notNull(),
  },
  (table) => [
    unique('governance_decision_number').on(table.governanceMeetingId, table.number),
    index('governance_decision_in_order').on(table.decidedOn, table.id),
    index('governance_decision_by_network').on(table.networkId, table.decidedOn, table.id),
  ],
);
