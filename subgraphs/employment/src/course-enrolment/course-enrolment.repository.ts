import { and, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { equals } from '#shared/database/placeholders.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { defineCase } from '../case-step/case.repository.ts';
import type { CourseEnrolmentFilter } from '../generated/resolvers.ts';
import { courseEnrolments } from './course-enrolment.table.ts';
import { type CourseEnrolment, courseEnrolmentLifeCycle } from './course-enrolment.ts';

export const courseEnrolmentCase = defineCase({
  type: 'CourseEnrolment',
  table: courseEnrolments,
  begins: 'ENROLLED',
  cycle: courseEnrolmentLifeCycle,
  toCase: (row): CourseEnrolment => row,
  check: ({ courseEditionId }: CourseEnrolmentFilter, context) => {
    if (courseEditionId) requireId(context, 'course_edition', courseEditionId);
  },
  where: ({ courseEditionId }: Asked<CourseEnrolmentFilter>) => [
    courseEditionId && equals(courseEnrolments.courseEditionId, courseEditionId),
  ],
});

/**
 * The same for whoever asks an edition: its provider sees all, which policies allow; the conditions by
 * which an index finds what is the viewer's own would hide them.
 */
export const enrolmentsOfEditions: typeof courseEnrolmentCase.list = {
  ...courseEnrolmentCase.list,
  where: (asked) => courseEnrolmentCase.list.where(asked, 'ALL'),
};

export const ofCourseEdition: Relation = {
  name: 'course edition',
  parentPrefix: 'course_edition',
  on: (key) => sql`${courseEnrolments.courseEditionId} = ${key}`,
};

/** By the names that their partners have for them: two partners may have the same. */
export async function findInEditionsByRef(
  tx: Tx,
  editionIds: readonly string[],
  refs: readonly string[],
): Promise<CourseEnrolment[]> {
  if (editionIds.length === 0 || refs.length === 0) return [];
  const { courseEditionId, externalRef } = courseEnrolments;
  return tx
    .select()
    .from(courseEnrolments)
    .where(and(inArray(courseEditionId, [...editionIds]), inArray(externalRef, [...refs])));
}
