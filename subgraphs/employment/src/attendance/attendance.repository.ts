import { and, asc, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { courseEnrolments } from '../course-enrolment/course-enrolment.table.ts';
import type { CourseEnrolment } from '../course-enrolment/course-enrolment.ts';
import { lessons } from '../lesson/lesson.table.ts';
import { attendances } from './attendance.table.ts';
import type { Attendance, NewAttendance } from './attendance.ts';

const columns = { ...getTableColumns(attendances), lessonMinutes: lessons.minutes };

const recorded = (where: SQL) =>
  write
    .select(columns)
    .from(attendances)
    .innerJoin(lessons, eq(lessons.id, attendances.lessonId))
    .where(where)
    .orderBy(
      lessons.heldOn,
      lessons.startTime,
      lessons.id,
      columns.courseEnrolmentId,
      columns.number,
    );

/** All that was ever recorded of each enrolment, by lesson. */
export const attendanceOfEnrolment = statement(
  columns,
  recorded(sql`${columns.courseEnrolmentId} = any(${idArray('course_enrolment', 'keys')})`),
  (row) => ({ of: row.courseEnrolmentId, value: row as Attendance }),
);

/** All that was ever recorded of each lesson, by enrolment. */
export const attendanceOfLesson = statement(
  columns,
  recorded(sql`${columns.lessonId} = any(${idArray('lesson', 'keys')})`),
  (row) => ({ of: row.lessonId, value: row as Attendance }),
);

/** All that was ever recorded of any of these enrolments at any of these lessons. */
export async function findAttendanceOf(
  tx: Tx,
  lessonIds: readonly string[],
  enrolmentIds: readonly string[],
): Promise<NewAttendance[]> {
  if (lessonIds.length === 0 || enrolmentIds.length === 0) return [];
  const { lessonId, courseEnrolmentId } = attendances;
  return tx
    .select()
    .from(attendances)
    .where(and(inArray(lessonId, [...lessonIds]), inArray(courseEnrolmentId, [...enrolmentIds])));
}

export async function hasAttendance(tx: Tx, lessonId: string): Promise<boolean> {
  const [row] = await tx
    .select({ number: attendances.number })
    .from(attendances)
    .where(eq(attendances.lessonId, lessonId))
    .limit(1);
  return row !== undefined;
}

export async function insertAttendance(tx: Tx, all: readonly NewAttendance[]): Promise<void> {
  await tx.insert(attendances).values([...all]);
}

/** In the order of their ids, so that two who record lessons of one edition do not wait for each other. */
export async function findEnrolmentsForUpdate(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, CourseEnrolment>> {
  const rows = await tx
    .select()
    .from(courseEnrolments)
    .where(inArray(courseEnrolments.id, [...ids]))
    .orderBy(asc(courseEnrolments.id))
    .for('update');
  return new Map(rows.map((row) => [row.id, row]));
}

/** Counts up the versions of enrolments, and answers them as they are then. */
export async function countUp(tx: Tx, ids: readonly string[]): Promise<CourseEnrolment[]> {
  return tx
    .update(courseEnrolments)
    .set({ version: sql`${courseEnrolments.version} + 1` })
    .where(inArray(courseEnrolments.id, [...ids]))
    .returning();
}
