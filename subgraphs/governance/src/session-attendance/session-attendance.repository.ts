import { eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { operatorEnrolments } from '../operator-enrolment/operator-enrolment.table.ts';
import type { OperatorEnrolment } from '../operator-enrolment/operator-enrolment.ts';
import { sessionAttendances } from './session-attendance.table.ts';
import type { Entry, SessionAttendance } from './session-attendance.ts';

const columns = getTableColumns(sessionAttendances);
const { trainingSessionId, operatorEnrolmentId, number } = columns;

/** What was recorded last of each enrolment at each session. */
const lastRecorded = () =>
  write
    .selectDistinctOn([trainingSessionId, operatorEnrolmentId], columns)
    .from(sessionAttendances)
    .orderBy(trainingSessionId, operatorEnrolmentId, sql`${number} desc`);

export const attendanceOfSession = statement(
  columns,
  lastRecorded().where(sql`${trainingSessionId} = any(${idArray('training_session', 'keys')})`),
  (row) => ({ of: row.trainingSessionId, value: row as SessionAttendance }),
);

export const attendanceOfEnrolment = statement(
  columns,
  lastRecorded().where(sql`${operatorEnrolmentId} = any(${idArray('operator_enrolment', 'keys')})`),
  (row) => ({ of: row.operatorEnrolmentId, value: row as SessionAttendance }),
);

export async function hasAttendance(tx: Tx, sessionId: string): Promise<boolean> {
  const [row] = await tx
    .select({ number })
    .from(sessionAttendances)
    .where(eq(trainingSessionId, sessionId))
    .limit(1);
  return row !== undefined;
}

/** In the order of their ids, so that two who record sessions of one edition do not wait for each other. */
export async function findEnrolmentsForUpdate(
  tx: Tx,
  ids: readonly string[],
): Promise<OperatorEnrolment[]> {
  return tx
    .select()
    .from(operatorEnrolments)
    .where(inArray(operatorEnrolments.id, [...ids]))
    .orderBy(operatorEnrolments.id)
    .for('update');
}

/** Each behind what was recorded before of the same enrolment at the same session. */
export async function insertAttendance(
  tx: Tx,
  session: { id: string; organisationId: string },
  entries: readonly Entry[],
  recordedAt: Date,
): Promise<void> {
  const rows = await tx
    .select({ operatorEnrolmentId, last: sql<number>`max(${number})`.mapWith(Number) })
    .from(sessionAttendances)
    .where(eq(trainingSessionId, session.id))
    .groupBy(operatorEnrolmentId);
  const last = new Map(rows.map((row) => [row.operatorEnrolmentId, row.last]));
  await tx.insert(sessionAttendances).values(
    entries.map((entry) => ({
      ...entry,
      trainingSessionId: session.id,
      organisationId: session.organisationId,
      number: (last.get(entry.operatorEnrolmentId) ?? 0) + 1,
      recordedAt,
    })),
  );
}

/** Counts up the enrolments, which then know what their sessions add up to. */
export async function sumAttendance(tx: Tx, ids: readonly string[]): Promise<OperatorEnrolment[]> {
  const { id, version } = operatorEnrolments;
  return tx
    .update(operatorEnrolments)
    .set({
      version: sql`${version} + 1`,
      attendedMinutes: sql`(select coalesce(sum(minutes), 0) from (
        select distinct on (training_session_id) minutes from ${sessionAttendances}
        where ${operatorEnrolmentId} = ${id}
        order by training_session_id, ${number} desc) held)`,
    })
    .where(inArray(id, [...ids]))
    .returning();
}
