import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { undertakingFields } from '#shared/undertaking/undertaking-fields.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { advanceCourse } from './advance-course.ts';
import { correctCourse } from './correct-course.ts';
import { courseUndertaking, ofOrganisation } from './course.repository.ts';
import {
  advanceCourseRefusals,
  correctCourseRefusals,
  openCourseRefusals,
} from './course.wording.ts';
import { openCourse } from './open-course.ts';

export const courseResolvers: Resolvers = {
  Query: {
    course: (_, { id }, context) => readOne(context, courseUndertaking.list, id),
    courses: (_, asked, context) => readList(context, courseUndertaking.list, asked),
  },
  Mutation: {
    openCourse: async (_, { input }, context) =>
      toPayload(context, 'course', await openCourse(context, input), openCourseRefusals),
    advanceCourse: async (_, { input }, context) =>
      toPayload(context, 'course', await advanceCourse(context, input), advanceCourseRefusals),
    correctCourse: async (_, { input }, context) =>
      toPayload(context, 'course', await correctCourse(context, input), correctCourseRefusals),
  },
  Course: undertakingFields(courseUndertaking),
  Organisation: {
    courses: fromKey(({ id }, asked, context) =>
      readListOf(context, courseUndertaking.list, ofOrganisation, id, asked),
    ),
  },
};
