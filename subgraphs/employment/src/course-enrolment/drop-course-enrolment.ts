import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { DropCourseEnrolmentInput } from '../generated/resolvers.ts';
import { courseEnrolmentCase } from './course-enrolment.repository.ts';
import type { CourseEnrolment } from './course-enrolment.ts';

export async function dropCourseEnrolment(
  context: Context,
  { courseEnrolmentId, ...request }: DropCourseEnrolmentInput,
): Promise<Result<CourseEnrolment, ActOnCaseRefusal>> {
  const drop = { ...request, act: 'DROP' as const };
  return actOnCase(context, courseEnrolmentCase, courseEnrolmentId, drop, (enrolment) =>
    ok({ ...enrolment, dropReason: request.reason }),
  );
}
