import { toPayload } from '#shared/language/payload.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readOne } from '#shared/reading/read-list.ts';
import { courseEditionUndertaking } from '../course-edition/course-edition.repository.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { lessonList, lessonsOfEdition } from './lesson.repository.ts';
import { moveLessonRefusals, planLessonRefusals } from './lesson.wording.ts';
import { moveLesson } from './move-lesson.ts';
import { planLesson } from './plan-lesson.ts';

export const lessonResolvers: Resolvers = {
  Query: {
    lesson: (_, { id }, context) => readOne(context, lessonList, id),
  },
  Mutation: {
    planLesson: async (_, { input }, context) =>
      toPayload(context, 'lesson', await planLesson(context, input), planLessonRefusals),
    moveLesson: async (_, { input }, context) =>
      toPayload(context, 'lesson', await moveLesson(context, input), moveLessonRefusals),
  },
  Lesson: {
    __resolveReference: ({ id }, context) => readOne(context, lessonList, id),
    courseEdition: ({ courseEditionId }, _, context) =>
      readOne(context, courseEditionUndertaking.list, courseEditionId),
  },
  CourseEdition: {
    lessons: ({ id }, _, context) => readAllOf(context, 'lessons of edition', lessonsOfEdition, id),
  },
};
