import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result } from '#shared/result.ts';
import { type OpenCaseRefusal, openCase } from '../case-step/open-case.ts';
import type { OpenCourseEnrolmentInput } from '../generated/resolvers.ts';
import { courseEnrolmentCase } from './course-enrolment.repository.ts';
import type { CourseEnrolment } from './course-enrolment.ts';
import { type EnterRefusal, enterEdition } from './enter-edition.ts';

type Unfit = EnterRefusal | 'AlreadyInEdition';

export type OpenCourseEnrolmentRefusal = OpenCaseRefusal | Unfit;

export async function openCourseEnrolment(
  context: Context,
  { courseEditionId, waitIfFull, ...opening }: OpenCourseEnrolmentInput,
): Promise<Result<CourseEnrolment, OpenCourseEnrolmentRefusal>> {
  requireId(context, 'course_edition', courseEditionId);
  return openCase(
    context,
    courseEnrolmentCase,
    opening,
    async (begun, { tx }): Promise<Result<CourseEnrolment, Unfit>> => {
      const { personRecordId, organisationId, openedOn: on } = begun;
      const asking = { personRecordId, organisationId, courseEditionId, on, waitIfFull };
      const entered = await enterEdition(tx, context.viewer, asking);
      if (!entered.ok) return entered;
      return ok({ ...begun, ...entered.value, dropReason: null, transferredToId: null });
    },
    'AlreadyInEdition',
  );
}
