import { date, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { sourceColumns, typeId } from '#shared/database/columns.ts';
import type { OrganisationState, OrganisationType, TerritoryRelation } from './organisation.ts';

export const organisations = pgTable(
  'organisation',
  {
    id: typeId('id', 'organisation').primaryKey(),
    legalName: text('legal_name').notNull(),
    name: text('name').notNull(),
    type: text('type').$type<OrganisationType>().notNull(),
    state: text('state').$type<OrganisationState>().notNull(),
    ...sourceColumns(),
  },
  (table) => [index('organisation_by_name').on(table.name, table.id)],
);

/** `territory` is `LEVEL:code`, so that it survives changes of name and perimeter. */
export const organisationTerritories = pgTable(
  'organisation_territory',
  {
    organisationId: typeId('organisation_id', 'organisation')
      .notNull()
      .references(() => organisations.id),
    territory: text('territory').notNull(),
    relation: text('relation').$type<TerritoryRelation>().notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
    ...sourceColumns(),
  },
  (table) => [
    primaryKey({
      columns: [table.organisationId, table.territory, table.relation, table.validFrom],
    }),
    index('organisation_territory_by_territory').on(table.territory, table.organisationId),
  ],
);
