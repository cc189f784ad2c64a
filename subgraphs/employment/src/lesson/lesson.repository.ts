import { and, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { defineList } from '#shared/reading/list.ts';
import { ascending } from '#shared/reading/order.ts';
import { lessons } from './lesson.table.ts';
import type { Lesson } from './lesson.ts';

/** Found by id alone; those of an edition are few enough to be read at once. */
export const lessonList = defineList({
  type: 'Lesson',
  table: lessons,
  id: lessons.id,
  toNode: (row): Lesson => row,
  orders: { HELD_ON_ASC: ascending(lessons.heldOn, (node: Lesson) => node.heldOn) },
  usualOrder: 'HELD_ON_ASC',
  where: () => [],
});

const columns = getTableColumns(lessons);

export const lessonsOfEdition = statement(
  columns,
  write
    .select(columns)
    .from(lessons)
    .where(sql`${columns.courseEditionId} = any(${idArray('course_edition', 'keys')})`)
    .orderBy(columns.heldOn, columns.startTime, columns.id),
  (row) => ({ of: row.courseEditionId, value: row as Lesson }),
);

/** Those of any of these editions on any of these days. */
export async function findLessonsOn(
  tx: Tx,
  editionIds: readonly string[],
  days: readonly string[],
): Promise<Lesson[]> {
  if (editionIds.length === 0 || days.length === 0) return [];
  const { courseEditionId, heldOn } = lessons;
  return tx
    .select()
    .from(lessons)
    .where(and(inArray(courseEditionId, [...editionIds]), inArray(heldOn, [...days])));
}

export async function findLessonForUpdate(tx: Tx, id: string): Promise<Lesson | undefined> {
  const [row] = await tx.select().from(lessons).where(eq(lessons.id, id)).for('update');
  return row;
}

export async function insertLesson(tx: Tx, lesson: Lesson): Promise<void> {
  await tx.insert(lessons).values(lesson);
}

export async function updateLesson(tx: Tx, { id, ...changed }: Lesson): Promise<void> {
  await tx.update(lessons).set(changed).where(eq(lessons.id, id));
}
