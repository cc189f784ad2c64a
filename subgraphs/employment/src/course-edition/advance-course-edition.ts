import type { Context } from '#shared/context.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import { courseUndertaking } from '../course/course.repository.ts';
import type { AdvanceCourseEditionInput } from '../generated/resolvers.ts';
import { courseEditionUndertaking } from './course-edition.repository.ts';
import type { CourseEdition } from './course-edition.ts';

export type AdvanceCourseEditionRefusal = ActOnCaseRefusal | 'CourseNotPublished';

export async function advanceCourseEdition(
  context: Context,
  { courseEditionId, ...request }: AdvanceCourseEditionInput,
): Promise<Result<CourseEdition, AdvanceCourseEditionRefusal>> {
  return actOnCase(
    context,
    courseEditionUndertaking,
    courseEditionId,
    request,
    async (edition, tx): Promise<Result<CourseEdition, 'CourseNotPublished'>> => {
      if (request.act !== 'PUBLISH') return ok(edition);
      const [course] = await findByIds(tx, courseUndertaking.list, [edition.courseId]);
      return course?.state === 'PUBLISHED' ? ok(edition) : refuse('CourseNotPublished');
    },
  );
}
