import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { newId } from '#shared/type-id.ts';
import { courseEditionUndertaking } from '../course-edition/course-edition.repository.ts';
import type { PlanLessonInput } from '../generated/resolvers.ts';
import { insertLesson } from './lesson.repository.ts';
import { checkLesson, type Lesson, type LessonRefusal } from './lesson.ts';

export type PlanLessonRefusal = LessonRefusal | 'CourseEditionNotFound' | 'CaseStateForbids';

export async function planLesson(
  context: Context,
  { courseEditionId, ...planned }: PlanLessonInput,
): Promise<Result<Lesson, PlanLessonRefusal>> {
  requireId(context, 'course_edition', courseEditionId);
  const { organisation } = context.viewer;
  return transaction(context, async (tx): Promise<Result<Lesson, PlanLessonRefusal>> => {
    const edition = await courseEditionUndertaking.findForUpdate(tx, courseEditionId);
    if (!edition || edition.organisationId !== organisation) return refuse('CourseEditionNotFound');
    if (['CLOSED', 'CANCELLED'].includes(edition.state)) return refuse('CaseStateForbids');
    const checked = checkLesson(planned, edition);
    if (!checked.ok) return checked;
    const made = { id: newId('lesson'), organisationId: organisation, version: 1 };
    const lesson = { ...checked.value, ...made, courseEditionId };
    await insertLesson(tx, lesson);
    const change = { type: 'Lesson', id: lesson.id, version: 1, organisation };
    await appendChange(tx, { ...change, kind: 'CREATED' });
    return ok(lesson);
  });
}
