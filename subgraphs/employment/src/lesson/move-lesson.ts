import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { type Result, refuse } from '#shared/result.ts';
import { hasAttendance } from '../attendance/attendance.repository.ts';
import { courseEditionUndertaking } from '../course-edition/course-edition.repository.ts';
import type { MoveLessonInput } from '../generated/resolvers.ts';
import { findLessonForUpdate, updateLesson } from './lesson.repository.ts';
import { checkLesson, type Lesson, type LessonRefusal } from './lesson.ts';

export type MoveLessonRefusal =
  | LessonRefusal
  | 'LessonNotFound'
  | 'LessonChanged'
  | 'LessonAttended';

export async function moveLesson(
  context: Context,
  { lessonId, version, ...moved }: MoveLessonInput,
): Promise<Result<Lesson, MoveLessonRefusal>> {
  requireId(context, 'lesson', lessonId);
  const { organisation } = context.viewer;
  return transaction(context, async (tx): Promise<Result<Lesson, MoveLessonRefusal>> => {
    const lesson = await findLessonForUpdate(tx, lessonId);
    if (!lesson || lesson.organisationId !== organisation) return refuse('LessonNotFound');
    if (lesson.version !== version) return refuse('LessonChanged');
    if (await hasAttendance(tx, lessonId)) return refuse('LessonAttended');
    const [edition] = await findByIds(tx, courseEditionUndertaking.list, [lesson.courseEditionId]);
    if (!edition) throw new Error('A lesson is of no edition');
    const checked = checkLesson({ ...lesson, ...moved, version: version + 1 }, edition);
    if (!checked.ok) return checked;
    await updateLesson(tx, checked.value);
    const change = { type: 'Lesson', id: lessonId, version: version + 1, organisation };
    await appendChange(tx, { ...change, kind: 'UPDATED' });
    return checked;
  });
}
