import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { caseFields } from '../case-step/case-fields.ts';
import { courseEditionUndertaking } from '../course-edition/course-edition.repository.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { advanceCourseEnrolment } from './advance-course-enrolment.ts';
import {
  courseEnrolmentCase,
  enrolmentsOfEditions,
  ofCourseEdition,
} from './course-enrolment.repository.ts';
import {
  advanceCourseEnrolmentRefusals,
  dropCourseEnrolmentRefusals,
  openCourseEnrolmentRefusals,
  transferCourseEnrolmentRefusals,
} from './course-enrolment.wording.ts';
import { dropCourseEnrolment } from './drop-course-enrolment.ts';
import { openCourseEnrolment } from './open-course-enrolment.ts';
import { transferCourseEnrolment } from './transfer-course-enrolment.ts';

const entity = 'courseEnrolment';

export const courseEnrolmentResolvers: Resolvers = {
  Query: {
    courseEnrolment: (_, { id }, context) => readOne(context, courseEnrolmentCase.list, id),
    courseEnrolments: (_, asked, context) => readList(context, courseEnrolmentCase.list, asked),
  },
  Mutation: {
    openCourseEnrolment: async (_, { input }, context) => {
      const result = await openCourseEnrolment(context, input);
      return toPayload(context, entity, result, openCourseEnrolmentRefusals);
    },
    advanceCourseEnrolment: async (_, { input }, context) => {
      const result = await advanceCourseEnrolment(context, input);
      return toPayload(context, entity, result, advanceCourseEnrolmentRefusals);
    },
    dropCourseEnrolment: async (_, { input }, context) => {
      const result = await dropCourseEnrolment(context, input);
      return toPayload(context, entity, result, dropCourseEnrolmentRefusals);
    },
    transferCourseEnrolment: async (_, { input }, context) => {
      const result = await transferCourseEnrolment(context, input);
      return toPayload(context, entity, result, transferCourseEnrolmentRefusals);
    },
  },
  CourseEnrolment: {
    ...caseFields(courseEnrolmentCase),
    provider: ({ providerId }) => ({ id: providerId }),
    courseEdition: ({ courseEditionId }, _, context) =>
      readOne(context, courseEditionUndertaking.list, courseEditionId),
    transferredTo: ({ transferredToId }, _, context) =>
      transferredToId === null ? null : readOne(context, courseEnrolmentCase.list, transferredToId),
  },
  CourseEdition: {
    enrolments: fromKey(({ id }, asked, context) =>
      readListOf(context, enrolmentsOfEditions, ofCourseEdition, id, asked),
    ),
  },
  PersonRecord: {
    courseEnrolments: fromKey(({ id }, asked, context) =>
      readListOf(context, courseEnrolmentCase.list, courseEnrolmentCase.ofPersonRecord, id, asked),
    ),
  },
};
