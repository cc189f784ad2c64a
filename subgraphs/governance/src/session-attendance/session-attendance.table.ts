import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, timestamp } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { operatorEnrolments } from '../operator-enrolment/operator-enrolment.table.ts';
import { trainingSessions } from '../training-session/training-session.table.ts';

/** Who was at sessions, as it came to be known; written once. */
export const sessionAttendances = pgTable(
  'session_attendance',
  {
    trainingSessionId: typeId('training_session_id', 'training_session')
      .notNull()
      .references(() => trainingSessions.id),
    operatorEnrolmentId: typeId('operator_enrolment_id', 'operator_enrolment')
      .notNull()
      .references(() => operatorEnrolments.id),
    number: integer('number').notNull(),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    minutes: integer('minutes').notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({
      name: 'session_attendance_pk',
      columns: [table.trainingSessionId, table.operatorEnrolmentId, table.number],
    }),
    index('session_attendance_of_enrolment').on(
      table.operatorEnrolmentId,
      table.trainingSessionId,
      table.number,
    ),
    check('session_attendance_minutes', sql`${table.minutes} >= 0`),
  ],
);
