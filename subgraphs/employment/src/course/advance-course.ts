import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceCourseInput } from '../generated/resolvers.ts';
import { courseUndertaking } from './course.repository.ts';
import type { Course } from './course.ts';

export async function advanceCourse(
  context: Context,
  { courseId, ...request }: AdvanceCourseInput,
): Promise<Result<Course, ActOnCaseRefusal>> {
  return actOnCase(context, courseUndertaking, courseId, request);
}
