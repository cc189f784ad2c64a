import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import { associations } from '../association/association.table.ts';
import { calls } from '../call/call.table.ts';
import { proposals } from '../proposal/proposal.table.ts';
import type { GrantState, InstalmentKind } from './grant.ts';

export const grants = pgTable(
  'grant',
  {
    id: typeId('id', 'grant').primaryKey(),
    ...undertakingColumns<GrantState>(),
    callId: typeId('call_id', 'call')
      .notNull()
      .references(() => calls.id),
    proposalId: typeId('proposal_id', 'proposal')
      .notNull()
      .references(() => proposals.id),
    associationId: typeId('association_id', 'association')
      .notNull()
      .references(() => associations.id),
    amount: numeric('amount', { precision: 12, scale: 2 }).notNull(),
    cup: text('cup'),
    deMinimisAid: numeric('de_minimis_aid', { precision: 12, scale: 2 }),
    contractedOn: date('contracted_on', { mode: 'string' }),
    reportedAmount: numeric('reported_amount', { precision: 12, scale: 2 }),
    acceptedAmount: numeric('accepted_amount', { precision: 12, scale: 2 }),
    report: text('report'),
    returnReason: text('return_reason'),
    revocationReason: text('revocation_reason'),
  },
  (table) => [
    ...undertakingIndexes('grant', table),
    uniqueIndex('grant_once_a_proposal').on(table.proposalId),
    uniqueIndex('grant_cup').on(table.cup),
    index('grant_by_call').on(table.callId, table.openedOn, table.id),
    index('grant_by_association').on(table.associationId, table.openedOn, table.id),
    check('grant_amount', sql`${table.amount} > 0`),
    check(
      'grant_accepted',
      sql`${table.acceptedAmount} between 0 and least(${table.amount}, ${table.reportedAmount})`,
    ),
    check('grant_cup_form', sql`${table.cup} ~ '^[A-Z][0-9]{2}[A-Z][0-9]{11}$'`),
    check('grant_contracted', sql`(${table.cup} is null) = (${table.contractedOn} is null)`),
    check(
      'grant_revoked',
      sql`(${table.state} in ('REVOKED', 'RECOVERED')) = (${table.revocationReason} is not null)`,
    ),
  ],
);

export const grantInstalments = pgTable(
  'grant_instalment',
  {
    grantId: typeId('grant_id', 'grant')
      .notNull()
      .references(() => grants.id),
    kind: text('kind').$type<InstalmentKind>().notNull(),
    number: smallint('number').notNull().default(1),
    amount: numeric('amount', { precision: 12, scale: 2 }).notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    paidOn: date('paid_on', { mode: 'string' }),
    paymentRef: text('payment_ref'),
  },
  (table) => [
    primaryKey({ columns: [table.grantId, table.kind, table.number] }),
    uniqueIndex('grant_instalment_one_to_recover')
      .on(table.grantId)
      .where(sql`${table.kind} = 'RECOVERY' and ${table.paidOn} is null`),
    index('grant_instalment_due').on(table.dueOn).where(sql`${table.paidOn} is null`),
    check(
      'grant_instalment_number',
      sql`${table.number} = 1 or (${table.kind} = 'RECOVERY' and ${table.number} > 1)`,
    ),
    check('grant_instalment_amount', sql`${table.amount} > 0`),
    check('grant_instalment_paid', sql`(${table.paidOn} is null) = (${table.paymentRef} is null)`),
  ],
);
