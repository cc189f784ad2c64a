import { sql } from 'drizzle-orm';
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
