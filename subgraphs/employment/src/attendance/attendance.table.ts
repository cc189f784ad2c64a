import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  timestamp,
} from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { courseEnrolments } from '../course-enrolment/course-enrolment.table.ts';
import { lessons } from '../lesson/lesson.table.ts';

/** Who was at lessons, as it came to be known; written once. */
export const attendances = pgTable(
  'attendance',
  {
    lessonId: typeId('lesson_id', 'lesson')
      .notNull()
      .references(() => lessons.id),
    courseEnrolmentId: typeId('course_enrolment_id', 'course_enrolment')
      .notNull()
      .references(() => courseEnrolments.id),
    number: integer('number').notNull(),
    minutes: integer('minutes').notNull(),
    excused: boolean('excused').notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.lessonId, table.courseEnrolmentId, table.number] }),
    index('attendance_of_enrolment').on(table.courseEnrolmentId, table.lessonId, table.number),
    check('attendance_minutes', sql`${table.minutes} >= 0`),
  ],
);
