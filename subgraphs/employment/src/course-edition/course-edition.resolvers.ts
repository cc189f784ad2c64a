import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { territoryKey } from '#shared/territory-key.ts';
import { undertakingFields } from '#shared/undertaking/undertaking-fields.ts';
import { accessPointList } from '../access-point/access-point.repository.ts';
import { courseUndertaking } from '../course/course.repository.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { advanceCourseEdition } from './advance-course-edition.ts';
import { correctCourseEdition } from './correct-course-edition.ts';
import {
  courseEditionUndertaking,
  ofCourse,
  ofOrganisation,
  ofPlace,
  ofTerritory,
} from './course-edition.repository.ts';
import { openPlaces } from './course-edition.ts';
import {
  advanceCourseEditionRefusals,
  correctCourseEditionRefusals,
  openCourseEditionRefusals,
} from './course-edition.wording.ts';
import { openCourseEdition } from './open-course-edition.ts';

const entity = 'courseEdition';

export const courseEditionResolvers: Resolvers = {
  Query: {
    courseEdition: (_, { id }, context) => readOne(context, courseEditionUndertaking.list, id),
    courseEditions: (_, asked, context) => readList(context, courseEditionUndertaking.list, asked),
  },
  Mutation: {
    openCourseEdition: async (_, { input }, context) => {
      const result = await openCourseEdition(context, input);
      return toPayload(context, entity, result, openCourseEditionRefusals);
    },
    advanceCourseEdition: async (_, { input }, context) => {
      const result = await advanceCourseEdition(context, input);
      return toPayload(context, entity, result, advanceCourseEditionRefusals);
    },
    correctCourseEdition: async (_, { input }, context) => {
      const result = await correctCourseEdition(context, input);
      return toPayload(context, entity, result, correctCourseEditionRefusals);
    },
  },
  CourseEdition: {
    ...undertakingFields(courseEditionUndertaking),
    openPlaces,
    course: ({ courseId }, _, context) => readOne(context, courseUndertaking.list, courseId),
    comune: ({ comuneCode }) => (comuneCode ? { level: 'COMUNE', code: comuneCode } : null),
    accessPoint: ({ accessPointId }, _, context) =>
      accessPointId === null ? null : readOne(context, accessPointList, accessPointId),
    place: ({ placeId }) => (placeId ? { id: placeId } : null),
  },
  Place: {
    courseEditions: fromKey(({ id }, asked, context) =>
      readListOf(context, courseEditionUndertaking.list, ofPlace, id, asked),
    ),
  },
  Territory: {
    courseEditions: (territory, asked, context) =>
      readListOf(
        context,
        courseEditionUndertaking.list,
        ofTerritory,
        territoryKey(territory),
        asked,
      ),
  },
  Organisation: {
    courseEditions: fromKey(({ id }, asked, context) =>
      readListOf(context, courseEditionUndertaking.list, ofOrganisation, id, asked),
    ),
  },
  Course: {
    editions: fromKey(({ id }, asked, context) =>
      readListOf(context, courseEditionUndertaking.list, ofCourse, id, asked),
    ),
  },
};
