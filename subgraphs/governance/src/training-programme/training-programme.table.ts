import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import type {
  TrainingAudience,
  TrainingMode,
  TrainingProgrammeState,
} from './training-programme.ts';

export const trainingProgrammes = pgTable(
  'training_programme',
  {
    id: typeId('id', 'training_programme').primaryKey(),
    ...undertakingColumns<TrainingProgrammeState>(),
    topicIt: text('topic_it').notNull(),
    topicEn: text('topic_en').notNull(),
    hours: integer('hours').notNull(),
    audience: text('audience').$type<TrainingAudience>().notNull(),
    mode: text('mode').$type<TrainingMode>().notNull(),
    minAttendance: integer('min_attendance').notNull(),
  },
  (table) => [
    ...undertakingIndexes('training_programme', table),
    // What refers to a programme names its provider with it.
    unique('training_programme_of_provider').on(table.id, table.organisationId),
    check('training_programme_attendance', sql`${table.minAttendance} between 1 and 100`),
  ],
);
