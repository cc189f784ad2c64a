import type { Context } from '#shared/context.ts';
import { readAsPlatform } from '#shared/database/read-as-platform.ts';
import { parseTypeId } from '#shared/type-id.ts';
import { countPresences, countPresencesAt } from './activity-attendance.repository.ts';
import {
  type ActivityAttendance,
  nobody,
  type Presences,
  seesExactly,
  toAttendance,
} from './activity-attendance.ts';

/** Of all that are asked in one tick in one statement. */
function read(
  context: Context,
  question: string,
  count: typeof countPresences,
  id: string,
): Promise<Presences> {
  const loader = context.loaders.of<string, Presences>(question, async (ids) => {
    const counted = await readAsPlatform(context, (tx) => count(tx, ids));
    const found = new Map(counted.map(({ of, ...presences }) => [of, presences]));
    return ids.map((each) => found.get(parseTypeId(each)?.uuid ?? '') ?? nobody);
  });
  return loader.load(id);
}

/** How many came to an activity. */
export async function readAttendance(
  { id, organisationId }: { id: string; organisationId: string },
  _: object,
  context: Context,
): Promise<ActivityAttendance> {
  const presences = await read(context, 'attendance', countPresences, id);
  return toAttendance(presences, seesExactly(context.viewer, organisationId));
}

/** What takes place there is of several organisations: none of them sees all of it exactly. */
export async function readAttendanceAt(
  { id }: { id: string },
  _: object,
  context: Context,
): Promise<ActivityAttendance> {
  const presences = await read(context, 'attendance at place', countPresencesAt, id);
  return toAttendance(presences, false);
}
