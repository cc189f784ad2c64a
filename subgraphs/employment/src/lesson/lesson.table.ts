import { date, foreignKey, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { courseEditions } from '../course-edition/course-edition.table.ts';

export const lessons = pgTable(
  'lesson',
  {
    id: typeId('id', 'lesson').primaryKey(),
    courseEditionId: typeId('course_edition_id', 'course_edition').notNull(),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    heldOn: date('held_on', { mode: 'string' }).notNull(),
    startTime: text('start_time').notNull(),
    minutes: integer('minutes').notNull(),
    topic: text('topic').notNull(),
    version: integer('version').notNull(),
  },
  (table) => [
    foreignKey({
      name: 'lesson_of_edition_of_provider',
      columns: [table.courseEditionId, table.organisationId],
      foreignColumns: [courseEditions.id, courseEditions.organisationId],
    }),
    index('lesson_of_edition').on(table.courseEditionId, table.heldOn, table.startTime, table.id),
  ],
);
