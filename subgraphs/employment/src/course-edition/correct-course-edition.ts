import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectCourseEditionInput } from '../generated/resolvers.ts';
import { courseEditionUndertaking } from './course-edition.repository.ts';
import { type CourseEdition, checkCorrected, type OfferedRefusal } from './course-edition.ts';

export type CorrectCourseEditionRefusal = CorrectCaseRefusal | OfferedRefusal | 'PlacesTaken';

export async function correctCourseEdition(
  context: Context,
  { courseEditionId, version, reason, ...change }: CorrectCourseEditionInput,
): Promise<Result<CourseEdition, CorrectCourseEditionRefusal>> {
  const correction = { version, reason, change: givenFields(change) };
  return correctCase(
    context,
    courseEditionUndertaking,
    courseEditionId,
    correction,
    checkCorrected,
  );
}
