import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { asPlatform } from '#shared/database/as-platform.ts';
import type { Tx } from '#shared/database/database.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { checkLevel, type Level } from '../course/course.ts';
import { courseEditionUndertaking } from '../course-edition/course-edition.repository.ts';
import { courseEnrolmentCase } from '../course-enrolment/course-enrolment.repository.ts';
import type { CourseEnrolment } from '../course-enrolment/course-enrolment.ts';
import { findLevels, insertLevel } from './course-level.repository.ts';
import {
  type AssessmentRefusal,
  checkAssessment,
  levelKnownAt,
  type NewLevel,
} from './course-level.ts';

export type Assessment = Level & Pick<NewLevel, 'moment' | 'assessedOn' | 'method'>;

type Known = {
  enrolment: CourseEnrolment;
  /** The one of that moment that holds. */
  before: NewLevel | undefined;
};

export type AssessRefusal = AssessmentRefusal | 'CaseNotFound' | 'LevelNotOfKind';

/**
 * What is known of somebody in a course of the caller's, if the assessment fits it. Nobody else
 * records a level of theirs before the transaction ends.
 */
export async function checkAgainstKnown(
  tx: Tx,
  { viewer, today }: Context,
  courseEnrolmentId: string,
  assessment: Assessment,
): Promise<Result<Known, AssessRefusal>> {
  // The enrolment is not the provider's to change: only to be counted up, and waited for.
  const enrolment = await asPlatform(tx, viewer, () =>
    courseEnrolmentCase.findForUpdate(tx, courseEnrolmentId),
  );
  if (!enrolment || enrolment.providerId !== viewer.organisation) return refuse('CaseNotFound');
  const [edition] = await findByIds(tx, courseEditionUndertaking.list, [enrolment.courseEditionId]);
  if (!edition) throw new Error('An enrolment is in no edition');
  const level = checkLevel(edition.kind, assessment);
  if (!level.ok) return level;
  const levels = await findLevels(tx, courseEnrolmentId);
  const entry = levelKnownAt(levels, 'ENTRY');
  const exit = levelKnownAt(levels, 'EXIT');
  const day = checkAssessment(assessment, { entry, exit }, today);
  if (!day.ok) return day;
  return ok({ enrolment, before: assessment.moment === 'ENTRY' ? entry : exit });
}

/** Writes a level, and tells the partner of the enrolment. */
export async function writeLevel(
  tx: Tx,
  { viewer }: Context,
  enrolment: CourseEnrolment,
  level: NewLevel,
): Promise<CourseEnrolment> {
  await insertLevel(tx, level);
  const changed = { ...enrolment, version: enrolment.version + 1 };
  await asPlatform(tx, viewer, () => courseEnrolmentCase.update(tx, changed));
  const { id, version, organisationId: organisation } = changed;
  await appendChange(tx, { type: 'CourseEnrolment', id, version, kind: 'UPDATED', organisation });
  return changed;
}
