import type { Context } from '#shared/context.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readOne } from '#shared/reading/read-list.ts';
import { courseEnrolmentCase } from '../course-enrolment/course-enrolment.repository.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { lessonList } from '../lesson/lesson.repository.ts';
import { attendanceOfEnrolment, attendanceOfLesson } from './attendance.repository.ts';
import { attendanceKnownAt, attendanceShare, attendedMinutes } from './attendance.ts';
import { toAttendancePayload } from './attendance.wording.ts';
import { recordAttendance } from './record-attendance.ts';

export const attendanceResolvers: Resolvers = {
  Mutation: {
    recordAttendance: async (_, { input }, context) =>
      toAttendancePayload(context, await recordAttendance(context, input)),
  },
  Attendance: {
    lesson: ({ lessonId }, _, context) => readOne(context, lessonList, lessonId),
    courseEnrolment: ({ courseEnrolmentId }, _, context) =>
      readOne(context, courseEnrolmentCase.list, courseEnrolmentId),
  },
  Lesson: {
    attendance: async ({ id }, _, context) => {
      const recorded = await readAllOf(context, 'attendance of lesson', attendanceOfLesson, id);
      return attendanceKnownAt(recorded);
    },
  },
  CourseEnrolment: {
    attendance: ({ id }, { knownAt }, context) => readAttendance(context, id, knownAt),
    attendedMinutes: async ({ id }, _, context) =>
      attendedMinutes(await readAttendance(context, id)),
    attendanceShare: async ({ id }, _, context) =>
      attendanceShare(await readAttendance(context, id)),
  },
};

async function readAttendance(context: Context, enrolmentId: string, knownAt?: Date | null) {
  const question = 'attendance of course enrolment';
  const recorded = await readAllOf(context, question, attendanceOfEnrolment, enrolmentId);
  return attendanceKnownAt(recorded, knownAt);
}
