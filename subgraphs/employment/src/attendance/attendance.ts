import type { CourseEnrolment } from '../course-enrolment/course-enrolment.ts';
import type { Lesson } from '../lesson/lesson.ts';

export type Attendance = {
  lessonId: string;
  courseEnrolmentId: string;
  /** From 1: each corrects the one before. */
  number: number;
  minutes: number;
  excused: boolean;
  recordedAt: Date;
  /** Of the whole lesson. */
  lessonMinutes: number;
};

/** As it is written. */
export type NewAttendance = Omit<Attendance, 'lessonMinutes'>;

export type AttendanceEntry = Pick<Attendance, 'courseEnrolmentId' | 'minutes' | 'excused'>;

export type EntryRefusal =
  | 'CourseEnrolmentNotFound'
  | 'CourseEnrolmentRepeated'
  | 'CaseStateForbids'
  | 'CaseTooEarly'
  | 'MinutesMalformed';

/** What is wrong with an entry, by its place from 0. */
export type EntryFault = { entry: number; refusal: EntryRefusal };

/** More than any class has. */
const mostEntries = 200;

export function isTooFewOrMany(entries: readonly AttendanceEntry[]): boolean {
  return entries.length < 1 || entries.length > mostEntries;
}

/** All that is wrong with the entries of a call; what one has at fault first. */
export function findFaults(
  entries: readonly AttendanceEntry[],
  lesson: Lesson,
  enrolments: ReadonlyMap<string, CourseEnrolment>,
): EntryFault[] {
  return entries.flatMap((given, entry) => {
    const first = entries.findIndex((each) => each.courseEnrolmentId === given.courseEnrolmentId);
    const enrolment = enrolments.get(given.courseEnrolmentId);
    const refusal = first < entry ? 'CourseEnrolmentRepeated' : faultOf(given, lesson, enrolment);
    return refusal ? [{ entry, refusal }] : [];
  });
}

function faultOf(
  { minutes }: AttendanceEntry,
  lesson: Lesson,
  enrolment: CourseEnrolment | undefined,
): EntryRefusal | undefined {
  if (enrolment?.courseEditionId !== lesson.courseEditionId) return 'CourseEnrolmentNotFound';
  if (enrolment.state === 'WAITLISTED') return 'CaseStateForbids';
  if (lesson.heldOn < enrolment.openedOn) return 'CaseTooEarly';
  return minutes < 0 || minutes > lesson.minutes ? 'MinutesMalformed' : undefined;
}

/** Of each lesson and enrolment what was known at an instant; what holds unless said. */
export function attendanceKnownAt<Known extends NewAttendance>(
  recorded: readonly Known[],
  instant?: Date | null,
): Known[] {
  const known = new Map<string, Known>();
  for (const each of recorded) {
    const key = `${each.lessonId} ${each.courseEnrolmentId}`;
    const before = known.get(key);
    if (instant && each.recordedAt > instant) continue;
    if (!before || before.number < each.number) known.set(key, each);
  }
  return [...known.values()];
}

export function attendedMinutes(known: readonly Attendance[]): number {
  return known.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** Of the minutes of the lessons at which attendance was recorded; null where there were none. */
export function attendanceShare(known: readonly Attendance[]): number | null {
  const held = known.reduce((sum, { lessonMinutes }) => sum + lessonMinutes, 0);
  return held === 0 ? null : attendedMinutes(known) / held;
}
