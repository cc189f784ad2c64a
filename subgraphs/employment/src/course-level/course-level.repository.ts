import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { courseLevels } from './course-level.table.ts';
import type { CourseLevel, NewLevel } from './course-level.ts';

const columns = getTableColumns(courseLevels);

const supersededAt = sql<Date | null>`lead(${columns.recordedAt}) over (
  partition by ${columns.courseEnrolmentId}, ${columns.moment} order by ${columns.number})`.mapWith(
  columns.recordedAt,
);

const selection = { ...columns, supersededAt };

/** All that were ever recorded of each enrolment: on entering, then on leaving, as they came to be known. */
export const levelsOfEnrolment = statement(
  selection,
  write
    .select(selection)
    .from(courseLevels)
    .where(sql`${columns.courseEnrolmentId} = any(${idArray('course_enrolment', 'keys')})`)
    .orderBy(columns.moment, columns.number),
  (row) => ({ of: row.courseEnrolmentId, value: row as CourseLevel }),
);

export async function findLevels(tx: Tx, courseEnrolmentId: string): Promise<NewLevel[]> {
  return tx
    .select()
    .from(courseLevels)
    .where(eq(courseLevels.courseEnrolmentId, courseEnrolmentId))
    .orderBy(courseLevels.moment, courseLevels.number);
}

export async function insertLevel(tx: Tx, level: NewLevel): Promise<void> {
  await tx.insert(courseLevels).values(level);
}
