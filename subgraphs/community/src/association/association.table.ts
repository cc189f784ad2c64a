import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { sourceColumns, typeId } from '#shared/database/columns.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import type { AssociationRegister, AssociationState } from './association.ts';

/** `listed` is the association's own consent to be shown to everybody. */
export const associations = pgTable(
  'association',
  {
    id: typeId('id', 'association').primaryKey(),
    ...undertakingColumns<AssociationState>(),
    name: text('name').notNull(),
    ownOrganisationId: typeId('own_organisation_id', 'organisation'),
    supporterId: typeId('supporter_id', 'organisation'),
    countryCodes: text('country_codes').array().notNull(),
    languageCodes: text('language_codes').array().notNull(),
    newGeneration: boolean('new_generation').notNull(),
    informal: boolean('informal').notNull(),
    listed: boolean('listed').notNull(),
    foundedOn: date('founded_on', { mode: 'string' }),
    members: integer('members'),
    youthPercent: integer('youth_percent'),
    register: text('register').$type<AssociationRegister>(),
    registerNumber: text('register_number'),
    verifiedOn: date('verified_on', { mode: 'string' }),
    ...sourceColumns(),
  },
  (table) => [
    check(
      'association_state',
      sql`${table.state} in ('MAPPED', 'CONTACTED', 'VERIFIED', 'ENGAGED', 'INACTIVE')`,
    ),
    check('association_members', sql`${table.members} >= 0`),
    check('association_youth', sql`${table.youthPercent} between 0 and 100`),
    check(
      'association_registered',
      sql`(${table.register} is null) = (${table.registerNumber} is null)`,
    ),
    ...undertakingIndexes('association', table),
    index('association_by_own_organisation').on(table.ownOrganisationId),
    index('association_by_supporter').on(table.supporterId),
    uniqueIndex('association_register_entry').on(table.register, table.registerNumber),
    index('association_by_name').on(table.name, table.id),
  ],
);

/** `territory` is `LEVEL:code`. */
export const associationTerritories = pgTable(
  'association_territory',
  {
    associationId: typeId('association_id', 'association')
      .notNull()
      .references(() => associations.id),
    territory: text('territory').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.associationId, table.territory] }),
    index('association_by_territory').on(table.territory, table.associationId),
  ],
);
