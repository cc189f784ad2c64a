import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import { trainingProgrammes } from '../training-programme/training-programme.table.ts';
import type { TrainingEditionState } from './training-edition.ts';

export const trainingEditions = pgTable(
  'training_edition',
  {
    id: typeId('id', 'training_edition').primaryKey(),
    ...undertakingColumns<TrainingEditionState>(),
    trainingProgrammeId: typeId('training_programme_id', 'training_programme').notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    places: integer('places').notNull(),
    placesTaken: integer('places_taken').notNull(),
    comuneCode: text('comune_code'),
  },
  (table) => [
    ...undertakingIndexes('training_edition', table),
    // What refers to an edition names its provider with it.
    unique('training_edition_of_provider').on(table.id, table.organisationId),
    foreignKey({
      name: 'training_edition_of_programme_of_provider',
      columns: [table.trainingProgrammeId, table.organisationId],
      foreignColumns: [trainingProgrammes.id, trainingProgrammes.organisationId],
    }),
    check('training_edition_period', sql`${table.startsOn} <= ${table.endsOn}`),
    check('training_edition_places', sql`${table.placesTaken} between 0 and ${table.places}`),
    index('training_edition_by_start').on(table.startsOn, table.id),
    index('training_edition_by_programme').on(table.trainingProgrammeId, table.startsOn, table.id),
  ],
);
