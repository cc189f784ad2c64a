import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { CourseEnrolment } from '../course-enrolment/course-enrolment.ts';
import type { RecordLevelInput } from '../generated/resolvers.ts';
import { type AssessRefusal, checkAgainstKnown, writeLevel } from './assess.ts';
import { canBeAssessed } from './course-level.ts';

export type RecordLevelRefusal = AssessRefusal | 'CaseStateForbids' | 'LevelAlreadyRecorded';

export async function recordLevel(
  context: Context,
  { courseEnrolmentId, cefrLevel = null, digCompLevel = null, ...assessed }: RecordLevelInput,
): Promise<Result<CourseEnrolment, RecordLevelRefusal>> {
  requireId(context, 'course_enrolment', courseEnrolmentId);
  const assessment = { ...assessed, cefrLevel, digCompLevel };
  return transaction(context, async (tx): Promise<Result<CourseEnrolment, RecordLevelRefusal>> => {
    const known = await checkAgainstKnown(tx, context, courseEnrolmentId, assessment);
    if (!known.ok) return known;
    const { enrolment, before } = known.value;
    if (!canBeAssessed(enrolment.state, assessment.moment)) return refuse('CaseStateForbids');
    if (before) return refuse('LevelAlreadyRecorded');
    const first = { courseEnrolmentId, number: 1, reason: null, recordedAt: context.now };
    return ok(await writeLevel(tx, context, enrolment, { ...assessment, ...first }));
  });
}
