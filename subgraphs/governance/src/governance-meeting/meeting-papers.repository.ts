import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { meetingAttendance, meetingPapers } from './governance-meeting.table.ts';
import type { GovernanceMeeting, MeetingAttendance, MeetingPapers } from './governance-meeting.ts';

const papers = getTableColumns(meetingPapers);

/** Agenda and minutes of each meeting, for who may read them. */
export const papersOfMeeting = statement(
  papers,
  write
    .select(papers)
    .from(meetingPapers)
    .where(sql`${papers.governanceMeetingId} = any(${idArray('governance_meeting', 'keys')})`),
  ({ governanceMeetingId, agenda, minutes }): { of: string; value: MeetingPapers } => {
    return { of: governanceMeetingId, value: { agenda, minutes } };
  },
);

const attendance = getTableColumns(meetingAttendance);

/** Who was at each meeting, the largest delegation first. */
export const attendanceOfMeeting = statement(
  attendance,
  write
    .select(attendance)
    .from(meetingAttendance)
    .where(sql`${attendance.governanceMeetingId} = any(${idArray('governance_meeting', 'keys')})`)
    .orderBy(sql`${attendance.delegates} desc`, attendance.attendeeId),
  ({ governanceMeetingId, attendeeId: organisationId, delegates }) => {
    const value: MeetingAttendance = { organisationId, delegates };
    return { of: governanceMeetingId, value };
  },
);

type Of = Pick<GovernanceMeeting, 'id' | 'organisationId'>;

/** What the parts of a meeting say of it. */
export function partOf({ id: governanceMeetingId, organisationId }: Of) {
  return { governanceMeetingId, organisationId };
}

export async function insertPapers(tx: Tx, meeting: Of, agenda: string[]): Promise<void> {
  await tx.insert(meetingPapers).values({ ...partOf(meeting), agenda, minutes: null });
}

export async function updatePapers(
  tx: Tx,
  id: string,
  given: Partial<MeetingPapers>,
): Promise<void> {
  await tx.update(meetingPapers).set(given).where(eq(meetingPapers.governanceMeetingId, id));
}

export async function hasMinutes(tx: Tx, id: string): Promise<boolean> {
  const { minutes, governanceMeetingId } = meetingPapers;
  const [row] = await tx.select({ minutes }).from(meetingPapers).where(eq(governanceMeetingId, id));
  return row !== undefined && row.minutes !== null;
}

/** All who were there take the place of who was said to have been. */
export async function replaceAttendance(
  tx: Tx,
  meeting: Of,
  present: readonly MeetingAttendance[],
): Promise<void> {
  await tx.delete(meetingAttendance).where(eq(meetingAttendance.governanceMeetingId, meeting.id));
  if (present.length === 0) return;
  const rows = present.map(({ organisationId: attendeeId, delegates }) => {
    return { ...partOf(meeting), attendeeId, delegates };
  });
  await tx.insert(meetingAttendance).values(rows);
}
