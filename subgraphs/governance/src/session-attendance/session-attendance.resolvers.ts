import { toPayload } from '#shared/language/payload.ts';
import { getOne } from '#shared/reading/get-one.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { operatorEnrolmentUndertaking } from '../operator-enrolment/operator-enrolment.repository.ts';
import { trainingSessionList } from '../training-session/training-session.repository.ts';
import { recordSessionAttendance } from './record-session-attendance.ts';
import { attendanceOfEnrolment, attendanceOfSession } from './session-attendance.repository.ts';
import { recordSessionAttendanceRefusals } from './session-attendance.wording.ts';

export const sessionAttendanceResolvers: Resolvers = {
  Mutation: {
    recordSessionAttendance: async (_, { input }, context) => {
      const result = await recordSessionAttendance(context, input);
      return toPayload(context, 'trainingSession', result, recordSessionAttendanceRefusals);
    },
  },
  SessionAttendance: {
    trainingSession: ({ trainingSessionId }, _, context) =>
      getOne(context, trainingSessionList, trainingSessionId),
    operatorEnrolment: ({ operatorEnrolmentId }, _, context) =>
      getOne(context, operatorEnrolmentUndertaking.list, operatorEnrolmentId),
  },
  TrainingSession: {
    attendance: ({ id }, _, context) =>
      readAllOf(context, 'attendance of session', attendanceOfSession, id),
  },
  OperatorEnrolment: {
    attendance: ({ id }, _, context) =>
      readAllOf(context, 'attendance of operator enrolment', attendanceOfEnrolment, id),
  },
};
