import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { ofNetwork } from '../network/network.table.ts';
import { organisations } from '../organisation/organisation.table.ts';
import type { NetworkMemberRole } from './network-member.ts';

export const networkMembers = pgTable(
  'network_member',
  {
    id: typeId('id', 'network_member').primaryKey(),
    networkId: typeId('network_id', 'network').notNull(),
    organisationId: typeId('organisation_id', 'organisation')
      .notNull()
      .references(() => organisations.id),
    convenerId: typeId('convener_id', 'organisation').notNull(),
    role: text('role').$type<NetworkMemberRole>().notNull(),
    joinedOn: date('joined_on', { mode: 'string' }).notNull(),
    leftOn: date('left_on', { mode: 'string' }),
    isPublic: boolean('is_public').notNull(),
    version: integer('version').notNull(),
  },
  (table) => [
    ofNetwork('network_member_of_network', table.networkId, table.convenerId),
    check('network_member_period', sql`${table.joinedOn} < ${table.leftOn}`),
    check(
      'network_member_coordinator',
      sql`(${table.role} = 'COORDINATOR') = (${table.organisationId} = ${table.convenerId})`,
    ),
    uniqueIndex('network_member_one_open')
      .on(table.networkId, table.organisationId)
      .where(sql`${table.leftOn} is null`),
    index('network_member_in_order').on(table.joinedOn, table.id),
    index('network_member_of_network_in_order').on(table.networkId, table.joinedOn, table.id),
    index('network_member_by_organisation').on(table.organisationId, table.joinedOn, table.id),
  ],
);
