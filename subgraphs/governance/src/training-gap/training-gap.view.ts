import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';

/**
 * A view that the migrations make by hand, read as tables are: as the viewer, by the policies of operators.
 * Not in a `.table.ts`, where Drizzle would make a table of it.
 */
export const trainingGaps = pgTable('training_gap', {
  id: text('id').notNull(),
  accessPointId: typeId('access_point_id', 'access_point').notNull(),
  organisationId: typeId('organisation_id', 'organisation').notNull(),
  active: integer('active').notNull(),
  trained: integer('trained').notNull(),
  untrained: integer('untrained').notNull(),
});
