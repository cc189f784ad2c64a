import { date, foreignKey, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { trainingEditions } from '../training-edition/training-edition.table.ts';

export const trainingSessions = pgTable(
  'training_session',
  {
    id: typeId('id', 'training_session').primaryKey(),
    trainingEditionId: typeId('training_edition_id', 'training_edition').notNull(),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    heldOn: date('held_on', { mode: 'string' }).notNull(),
    minutes: integer('minutes').notNull(),
    topic: text('topic').notNull(),
    placeId: typeId('place_id', 'place'),
    version: integer('version').notNull(),
  },
  (table) => [
    foreignKey({
      name: 'training_session_of_edition_of_provider',
      columns: [table.trainingEditionId, table.organisationId],
      foreignColumns: [trainingEditions.id, trainingEditions.organisationId],
    }),
    index('training_session_of_edition').on(table.trainingEditionId, table.heldOn, table.id),
    index('training_session_by_place').on(table.placeId, table.heldOn, table.id),
  ],
);
