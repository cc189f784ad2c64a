import { sql } from 'drizzle-orm';
import { check, date, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import type { CorrectionReason } from '#shared/undertaking/case-correction.ts';
import type { CefrLevel } from '../course/course.ts';
import { courseEnrolments } from '../course-enrolment/course-enrolment.table.ts';
import type { AssessmentMethod, LevelMoment } from './course-level.ts';

/** Levels as they came to be known; written once. */
export const courseLevels = pgTable(
  'course_level',
  {
    courseEnrolmentId: typeId('course_enrolment_id', 'course_enrolment')
      .notNull()
      .references(() => courseEnrolments.id),
    moment: text('moment').$type<LevelMoment>().notNull(),
    number: integer('number').notNull(),
    cefrLevel: text('cefr_level').$type<CefrLevel>(),
    digCompLevel: integer('dig_comp_level'),
    assessedOn: date('assessed_on', { mode: 'string' }).notNull(),
    method: text('method').$type<AssessmentMethod>().notNull(),
    reason: text('reason').$type<CorrectionReason>(),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.courseEnrolmentId, table.moment, table.number] }),
    check(
      'course_level_on_one_scale',
      sql`num_nonnulls(${table.cefrLevel}, ${table.digCompLevel}) = 1`,
    ),
    check(
      'course_level_corrected_for_a_reason',
      sql`(${table.reason} is null) = (${table.number} = 1)`,
    ),
  ],
);
