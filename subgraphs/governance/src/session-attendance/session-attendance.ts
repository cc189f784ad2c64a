import { ok, type Result, refuse } from '#shared/result.ts';
import type { OperatorEnrolment } from '../operator-enrolment/operator-enrolment.ts';
import type { TrainingSession } from '../training-session/training-session.ts';

export type SessionAttendance = {
  trainingSessionId: string;
  operatorEnrolmentId: string;
  /** From 1: each corrects the one before. */
  number: number;
  /** The provider. */
  organisationId: string;
  minutes: number;
  recordedAt: Date;
};

export type Entry = Pick<SessionAttendance, 'operatorEnrolmentId' | 'minutes'>;

/** More than any class has. */
const mostEntries = 200;

/** Whether entries can be those of one session: some, each of another enrolment, none longer than it lasts. */
export function checkEntries(
  entries: readonly Entry[],
  { minutes: most }: Pick<TrainingSession, 'minutes'>,
): Result<readonly Entry[], 'SessionAttendanceMalformed'> {
  const named = new Set(entries.map(({ operatorEnrolmentId }) => operatorEnrolmentId));
  const fits =
    entries.length > 0 &&
    entries.length <= mostEntries &&
    named.size === entries.length &&
    entries.every(({ minutes }) => minutes >= 0 && minutes <= most);
  return fits ? ok(entries) : refuse('SessionAttendanceMalformed');
}

/** Attendance is of those who attend the edition, as long as they do. */
export function checkAttending(
  entries: readonly Entry[],
  { trainingEditionId }: Pick<TrainingSession, 'trainingEditionId'>,
  enrolments: readonly OperatorEnrolment[],
): Result<readonly Entry[], 'OperatorEnrolmentNotFound' | 'CaseStateForbids'> {
  const there = enrolments.filter((each) => each.trainingEditionId === trainingEditionId);
  if (there.length < entries.length) return refuse('OperatorEnrolmentNotFound');
  return there.every(({ state }) => state === 'ATTENDING')
    ? ok(entries)
    : refuse('CaseStateForbids');
}
