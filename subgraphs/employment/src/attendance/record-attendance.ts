import { appendChanges } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { asPlatform } from '#shared/database/as-platform.ts';
import type { Tx } from '#shared/database/database.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { RecordAttendanceInput } from '../generated/resolvers.ts';
import { findLessonForUpdate } from '../lesson/lesson.repository.ts';
import type { Lesson } from '../lesson/lesson.ts';
import {
  countUp,
  findAttendanceOf,
  findEnrolmentsForUpdate,
  insertAttendance,
} from './attendance.repository.ts';
import {
  type AttendanceEntry,
  attendanceKnownAt,
  type EntryFault,
  findFaults,
  isTooFewOrMany,
  type NewAttendance,
} from './attendance.ts';

export type CallRefusal = 'LessonNotFound' | 'CaseInFuture' | 'AttendanceMalformed';

type EntriesAtFault = { ok: false; refusal: 'EntriesAtFault'; faults: EntryFault[] };

export type RecordedAttendance = Result<Lesson, CallRefusal> | EntriesAtFault;

/** Of a whole lesson at once: all entries are written, or none and every fault is told. */
export async function recordAttendance(
  context: Context,
  { lessonId, entries }: RecordAttendanceInput,
): Promise<RecordedAttendance> {
  requireId(context, 'lesson', lessonId);
  for (const entry of entries) requireId(context, 'course_enrolment', entry.courseEnrolmentId);
  if (isTooFewOrMany(entries)) return refuse('AttendanceMalformed');
  const { viewer, today } = context;
  return transaction(context, async (tx): Promise<RecordedAttendance> => {
    const lesson = await findLessonForUpdate(tx, lessonId);
    if (!lesson || lesson.organisationId !== viewer.organisation) return refuse('LessonNotFound');
    if (lesson.heldOn > today) return refuse('CaseInFuture');
    // Enrolments are not the provider's to change: only to be counted up, and waited for.
    const ids = entries.map(({ courseEnrolmentId }) => courseEnrolmentId);
    const enrolments = await asPlatform(tx, viewer, () => findEnrolmentsForUpdate(tx, ids));
    const faults = findFaults(entries, lesson, enrolments);
    if (faults.length > 0) return { ok: false, refusal: 'EntriesAtFault', faults };
    await writeChanged(tx, context, lesson, entries);
    return ok(lesson);
  });
}

/** Writes what differs from what is known, and tells the partners of these enrolments. */
async function writeChanged(
  tx: Tx,
  { viewer, now }: Context,
  { id: lessonId }: Lesson,
  entries: readonly AttendanceEntry[],
): Promise<void> {
  const named = entries.map(({ courseEnrolmentId }) => courseEnrolmentId);
  const known = attendanceKnownAt(await findAttendanceOf(tx, [lessonId], named));
  const changed: NewAttendance[] = entries.flatMap((entry) => {
    const { courseEnrolmentId, minutes, excused } = entry;
    const before = known.find((each) => each.courseEnrolmentId === courseEnrolmentId);
    if (before?.minutes === minutes && before.excused === excused) return [];
    return [{ ...entry, lessonId, number: (before?.number ?? 0) + 1, recordedAt: now }];
  });
  if (changed.length === 0) return;
  await insertAttendance(tx, changed);
  const ids = changed.map(({ courseEnrolmentId }) => courseEnrolmentId);
  const counted = await asPlatform(tx, viewer, () => countUp(tx, ids));
  await appendChanges(
    tx,
    counted.map(({ id, version, organisationId: organisation }) => {
      return { type: 'CourseEnrolment', id, version, kind: 'UPDATED', organisation };
    }),
  );
}
