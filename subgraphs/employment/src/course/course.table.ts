import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import type { CefrLevel, CourseKind, CourseState } from './course.ts';

export const courses = pgTable(
  'course',
  {
    id: typeId('id', 'course').primaryKey(),
    ...undertakingColumns<CourseState>(),
    kind: text('kind').$type<CourseKind>().notNull(),
    titleIt: text('title_it').notNull(),
    titleEn: text('title_en').notNull(),
    hours: integer('hours').notNull(),
    cefrLevel: text('cefr_level').$type<CefrLevel>(),
    digCompLevel: integer('dig_comp_level'),
  },
  (table) => [
    ...undertakingIndexes('course', table),
    check(
      'course_level_of_kind',
      sql`(${table.cefrLevel} is not null) = (${table.kind} = 'LANGUAGE')
        and (${table.digCompLevel} is not null) = (${table.kind} = 'DIGITAL')`,
    ),
  ],
);
