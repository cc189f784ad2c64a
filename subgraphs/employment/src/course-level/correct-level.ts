import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { CourseEnrolment } from '../course-enrolment/course-enrolment.ts';
import type { CorrectLevelInput } from '../generated/resolvers.ts';
import { type AssessRefusal, checkAgainstKnown, writeLevel } from './assess.ts';
import { saysTheSame } from './course-level.ts';

export type CorrectLevelRefusal = AssessRefusal | 'LevelNotRecorded' | 'NothingCorrected';

export async function correctLevel(
  context: Context,
  {
    courseEnrolmentId,
    reason,
    cefrLevel = null,
    digCompLevel = null,
    ...assessed
  }: CorrectLevelInput,
): Promise<Result<CourseEnrolment, CorrectLevelRefusal>> {
  requireId(context, 'course_enrolment', courseEnrolmentId);
  const assessment = { ...assessed, cefrLevel, digCompLevel };
  return transaction(context, async (tx): Promise<Result<CourseEnrolment, CorrectLevelRefusal>> => {
    const known = await checkAgainstKnown(tx, context, courseEnrolmentId, assessment);
    if (!known.ok) return known;
    const { enrolment, before } = known.value;
    if (!before) return refuse('LevelNotRecorded');
    if (saysTheSame(before, assessment)) return refuse('NothingCorrected');
    const next = { courseEnrolmentId, number: before.number + 1, reason, recordedAt: context.now };
    return ok(await writeLevel(tx, context, enrolment, { ...assessment, ...next }));
  });
}
