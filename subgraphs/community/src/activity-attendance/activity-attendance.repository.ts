import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement } from '#shared/database/statement.ts';
import { getUuid, prefixOf, toTypeId } from '#shared/type-id.ts';
import type { DaysAttended } from '../micro-intervention/activity-days.ts';
import type { Presences } from './activity-attendance.ts';

// Whoever asks how many came sees none of those who did: `attendance_of` counts in the name of the
// platform, and gives sums alone.

const text = (expression: SQL) => expression.mapWith(String);
const number = (expression: SQL) => expression.mapWith(Number);

const selection = {
  activity: text(sql`activity::text`),
  ofPersons: number(sql`of_persons`),
  persons: number(sql`persons`),
  counted: number(sql`counted`),
};

type Row = Presences & { activity: string };

function presencesBy(source: 'attendance_of' | 'attendance_at', type: string) {
  const prefix = prefixOf(type);
  const { activity, ofPersons, persons, counted } = selection;
  return statement(
    selection,
    sql<Row>`select ${activity}, ${ofPersons}, ${persons}, ${counted}
      from ${sql.raw(source)}(${idArray(prefix, 'keys')})`,
    ({ activity, ...presences }: Row) => ({ of: toTypeId(prefix, activity), value: presences }),
  );
}

/** Of each activity of a type. */
export const presencesOf = {
  MicroIntervention: presencesBy('attendance_of', 'MicroIntervention'),
  SportAction: presencesBy('attendance_of', 'SportAction'),
  CommunityEvent: presencesBy('attendance_of', 'CommunityEvent'),
};

/** Of all that takes place at each place. */
export const presencesAt = presencesBy('attendance_at', 'Place');

/** When anybody is recorded to take part in an activity, expected people too. */
export async function findDaysAttended(
  tx: Tx,
  { type, id }: { type: string; id: string },
): Promise<DaysAttended> {
  const uuid = getUuid(prefixOf(type), id);
  const [days] = await tx.execute<{ first_on: string | null; last_on: string | null }>(
    sql`select first_on::text, last_on::text from days_attended(${uuid}::uuid)`,
  );
  return { firstOn: days?.first_on ?? null, lastOn: days?.last_on ?? null };
}
