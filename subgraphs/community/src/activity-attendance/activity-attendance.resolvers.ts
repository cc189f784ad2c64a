import type { Resolvers } from '../generated/resolvers.ts';
import { readAttendance, readAttendanceAt } from './read-attendance.ts';

export const activityAttendanceResolvers: Resolvers = {
  MicroIntervention: { attendance: readAttendance },
  SportAction: { attendance: readAttendance },
  CommunityEvent: { attendance: readAttendance },
  Place: { attendance: readAttendanceAt },
};
