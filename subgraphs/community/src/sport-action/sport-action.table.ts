import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, numeric, pgTable, text } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { hasTitle, titleColumns } from '#shared/localised-text/localised-text.table.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import { associations } from '../association/association.table.ts';
import { places } from '../place/place.table.ts';
import type { Sport, SportActionState } from './sport-action.ts';

export const sportActions = pgTable(
  'sport_action',
  {
    id: typeId('id', 'sport_action').primaryKey(),
    ...undertakingColumns<SportActionState>(),
    ...titleColumns(),
    sport: text('sport').$type<Sport>().notNull(),
    club: text('club'),
    associationId: typeId('association_id', 'association').references(() => associations.id),
    placeId: typeId('place_id', 'place').references(() => places.id),
    mixedGroups: boolean('mixed_groups').notNull(),
    subsidisedPlaces: integer('subsidised_places').notNull(),
    subsidyAmount: numeric('subsidy_amount', { precision: 12, scale: 2 }).notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
  },
  (table) => [
    ...undertakingIndexes('sport_action', table),
    index('sport_action_by_start').on(table.startsOn, table.id),
    index('sport_action_by_association').on(table.associationId, table.startsOn, table.id),
    index('sport_action_by_place').on(table.placeId, table.startsOn, table.id),
    check('sport_action_title', hasTitle(table.title)),
    check('sport_action_period', sql`${table.startsOn} < ${table.endsOn}`),
    check(
      'sport_action_subsidy',
      sql`${table.subsidisedPlaces} >= 0 and ${table.subsidyAmount} >= 0`,
    ),
  ],
);
