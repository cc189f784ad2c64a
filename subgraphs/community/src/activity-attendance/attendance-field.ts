import type { Context } from '#shared/context.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { presencesAt, presencesOf } from './activity-attendance.repository.ts';
import {
  type ActivityAttendance,
  nobody,
  seesExactly,
  toAttendance,
} from './activity-attendance.ts';

type Organised = { id: string; organisationId: string };

/** How many came to activities of a type; all activities that are asked in one statement. */
export function attendanceOf(type: keyof typeof presencesOf) {
  return async ({ id, organisationId }: Organised, _: object, context: Context) => {
    const question = `attendance of ${type}`;
    const [presences = nobody] = await readAllOf(context, question, presencesOf[type], id);
    return toAttendance(presences, seesExactly(context.viewer, organisationId));
  };
}

/** What takes place there is of several organisations: none of them sees all of it exactly. */
export async function attendanceAt(
  { id }: { id: string },
  _: object,
  context: Context,
): Promise<ActivityAttendance> {
  const [presences = nobody] = await readAllOf(context, 'attendance at place', presencesAt, id);
  return toAttendance(presences, false);
}
