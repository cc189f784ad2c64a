import { sql } from 'drizzle-orm';
import { date, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { sourceColumns, typeId } from '#shared/database/columns.ts';
import { organisations } from '../organisation/organisation.table.ts';
import type { MembershipRole, MembershipState, WorkPackage } from './membership.ts';

export const memberships = pgTable(
  'membership',
  {
    id: typeId('id', 'membership').primaryKey(),
    organisationId: typeId('organisation_id', 'organisation')
      .notNull()
      .references(() => organisations.id),
    role: text('role').$type<MembershipRole>().notNull(),
    workPackages: text('work_packages').array().$type<WorkPackage[]>().notNull(),
    state: text('state').$type<MembershipState>().notNull(),
    stateSince: date('state_since', { mode: 'string' }).notNull(),
    invitedOn: date('invited_on', { mode: 'string' }).notNull(),
    agreementReference: text('agreement_reference'),
    version: integer('version').notNull(),
    ...sourceColumns(),
  },
  (table) => [
    uniqueIndex('membership_one_open')
      .on(table.organisationId)
      .where(sql`${table.state} <> 'EXITED'`),
    index('membership_in_order').on(table.invitedOn, table.id),
    index('membership_by_organisation').on(table.organisationId, table.invitedOn, table.id),
  ],
);
