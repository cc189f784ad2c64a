import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { instant, typeId } from '#shared/database/columns.ts';
import {
  hasTitle,
  textsColumn,
  titleColumns,
} from '#shared/localised-text/localised-text.table.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import { associations } from '../association/association.table.ts';
import { calls } from '../call/call.table.ts';
import type { MicroInterventionTheme } from '../micro-intervention/micro-intervention.ts';
import type { ProposalCostCategory, ProposalState } from './proposal.ts';

export const proposals = pgTable(
  'proposal',
  {
    id: typeId('id', 'proposal').primaryKey(),
    ...undertakingColumns<ProposalState>(),
    callId: typeId('call_id', 'call')
      .notNull()
      .references(() => calls.id),
    associationId: typeId('association_id', 'association')
      .notNull()
      .references(() => associations.id),
    ...titleColumns(),
    summaries: textsColumn('summaries').notNull(),
    themes: text('themes').array().$type<MicroInterventionTheme[]>().notNull(),
    territories: text('territories').array().notNull(),
    partnerIds: typeId('partner_ids', 'organisation').array().notNull(),
    requestedAmount: numeric('requested_amount', { precision: 12, scale: 2 }).notNull(),
    ownFunds: numeric('own_funds', { precision: 12, scale: 2 }).notNull(),
    expectedParticipants: integer('expected_participants').notNull(),
    migrantLed: boolean('migrant_led').notNull(),
    migrantLedConfirmed: boolean('migrant_led_confirmed'),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    submittedAt: instant('submitted_at'),
    admissionNote: text('admission_note'),
    integrationDueOn: date('integration_due_on', { mode: 'string' }),
    score: numeric('score', { precision: 7, scale: 4 }),
    rank: integer('rank'),
  },
  (table) => [
    ...undertakingIndexes('proposal', table),
    // One that an association did not withdraw.
    uniqueIndex('proposal_once_a_call')
      .on(table.callId, table.associationId)
      .where(sql`${table.state} <> 'WITHDRAWN'`),
    uniqueIndex('proposal_rank').on(table.callId, table.rank),
    index('proposal_by_call').on(table.callId, table.openedOn, table.id),
    index('proposal_by_association').on(table.associationId, table.openedOn, table.id),
    check('proposal_title', hasTitle(table.title)),
    check('proposal_period', sql`${table.startsOn} < ${table.endsOn}`),
    check('proposal_amounts', sql`${table.requestedAmount} > 0 and ${table.ownFunds} >= 0`),
    check('proposal_ranked', sql`(${table.rank} is null) = (${table.score} is null)`),
  ],
);

export const proposalCosts = pgTable(
  'proposal_cost',
  {
    proposalId: typeId('proposal_id', 'proposal')
      .notNull()
      .references(() => proposals.id),
    position: integer('position').notNull(),
    category: text('category').$type<ProposalCostCategory>().notNull(),
    description: text('description').notNull(),
    amount: numeric('amount', { precision: 12, scale: 2 }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.proposalId, table.position] }),
    check('proposal_cost_amount', sql`${table.amount} > 0`),
  ],
);
