import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { sourceColumns, typeId } from '#shared/database/columns.ts';
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
import { grants } from '../grant/grant.table.ts';
import type { MicroInterventionState, MicroInterventionTheme } from './micro-intervention.ts';

export const microInterventions = pgTable(
  'micro_intervention',
  {
    id: typeId('id', 'micro_intervention').primaryKey(),
    ...undertakingColumns<MicroInterventionState>(),
    ...titleColumns(),
    descriptions: textsColumn('descriptions'),
    theme: text('theme').$type<MicroInterventionTheme>().notNull(),
    associationId: typeId('association_id', 'association')
      .notNull()
      .references(() => associations.id),
    grantId: typeId('grant_id', 'grant').references(() => grants.id),
    partnerIds: typeId('partner_ids', 'organisation').array().notNull(),
    expectedParticipants: integer('expected_participants'),
    outputs: textsColumn('outputs'),
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
    check('micro_intervention_title', hasTitle(table.title)),
    check('micro_intervention_expected', sql`${table.expectedParticipants} > 0`),
    ...undertakingIndexes('micro_intervention', table),
    index('micro_intervention_by_grant').on(table.grantId),
    index('micro_intervention_by_start').on(table.startsOn, table.id),
    index('micro_intervention_by_title').on(table.title, table.id),
    index('micro_intervention_by_association').on(table.associationId, table.startsOn, table.id),
    index('micro_intervention_by_organisation_and_start').on(
      table.organisationId,
      table.startsOn,
      table.id,
    ),
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
