import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { sourceColumns, typeId } from '#shared/database/columns.ts';
import { associations } from '../association/association.table.ts';
import type { MicroInterventionState, MicroInterventionTheme } from './micro-intervention.ts';

export const microInterventions = pgTable(
  'micro_intervention',
  {
    id: typeId('id', 'micro_intervention').primaryKey(),
    title: text('title').notNull(),
    theme: text('theme').$type<MicroInterventionTheme>().notNull(),
    state: text('state').$type<MicroInterventionState>().notNull(),
    associationId: typeId('association_id', 'association')
      .notNull()
      .references(() => associations.id),
    organisationId: typeId('organisation_id', 'organisation'),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    ...sourceColumns(),
  },
  (table) => [
    check(
      'micro_intervention_state',
      sql`${table.state} in ('PLANNED', 'RUNNING', 'VARIED', 'COMPLETED', 'VERIFIED', 'STOPPED')`,
    ),
    check('micro_intervention_period', sql`${table.startsOn} < ${table.endsOn}`),
    // Who answers for it is the organisation its association is, and follows it when that changes.
    foreignKey({
      name: 'micro_intervention_organisation_of_association',
      columns: [table.associationId, table.organisationId],
      foreignColumns: [associations.id, associations.organisationId],
    }).onUpdate('cascade'),
    index('micro_intervention_in_order').on(table.startsOn, table.id),
    index('micro_intervention_by_title').on(table.title, table.id),
    index('micro_intervention_by_association').on(table.associationId, table.startsOn, table.id),
    index('micro_intervention_by_organisation').on(table.organisationId, table.startsOn, table.id),
  ],
);

/** `territory` is `LEVEL:code`. */
export const microInterventionTerritories = pgTable(
  'micro_intervention_territory',
  {
    microInterventionId: typeId('micro_intervention_id', 'micro_intervention')
      .notNull()
      .references(() => microInterventions.id),
    territory: text('territory').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.microInterventionId, table.territory] }),
    index('micro_intervention_territory_by_territory').on(
      table.territory,
      table.microInterventionId,
    ),
  ],
);
