import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectCourseInput } from '../generated/resolvers.ts';
import { courseUndertaking } from './course.repository.ts';
import { type Course, checkTold, type ToldRefusal } from './course.ts';

export type CorrectCourseRefusal = CorrectCaseRefusal | ToldRefusal;

export async function correctCourse(
  context: Context,
  { courseId, version, reason, ...change }: CorrectCourseInput,
): Promise<Result<Course, CorrectCourseRefusal>> {
  const correction = { version, reason, change: givenFields(change) };
  return correctCase(context, courseUndertaking, courseId, correction, checkTold<Course>);
}
