import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { sourceColumns, typeId } from '#shared/database/columns.ts';
import type { AssociationState } from './association.ts';

/** `listed` is the association's own consent to be shown to everybody. */
export const associations = pgTable(
  'association',
  {
    id: typeId('id', 'association').primaryKey(),
    name: text('name').notNull(),
    state: text('state').$type<AssociationState>().notNull(),
    organisationId: typeId('organisation_id', 'organisation'),
    countryCodes: text('country_codes').array().notNull(),
    languageCodes: text('language_codes').array().notNull(),
    newGeneration: boolean('new_generation').notNull(),
    informal: boolean('informal').notNull(),
    listed: boolean('listed').notNull(),
    ...sourceColumns(),
  },
  (table) => [
    check(
      'association_state',
      sql`${table.state} in ('MAPPED', 'CONTACTED', 'VERIFIED', 'ENGAGED', 'INACTIVE')`,
    ),
    unique('association_with_organisation').on(table.id, table.organisationId),
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
  (table) => [primaryKey({ columns: [table.associationId, table.territory] })],
);
