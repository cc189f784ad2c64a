import { z } from 'zod';
import type { Tx } from '#shared/database/database.ts';
import { day, externalRef, filled, text, wholeNumber, yesOrNo } from '#shared/import/cells.ts';
import { cellRefusals } from '#shared/import/cells.wording.ts';
import { defineImportKind, type Upserted } from '#shared/import/import-kind.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { findAttendanceOf } from '../attendance/attendance.repository.ts';
import { attendanceKnownAt, type EntryRefusal } from '../attendance/attendance.ts';
import { recordOneRefusals } from '../attendance/attendance.wording.ts';
import { type CallRefusal, recordAttendance } from '../attendance/record-attendance.ts';
import { findEditionIdsByRef } from '../course-edition/course-edition.repository.ts';
import { findInEditionsByRef } from '../course-enrolment/course-enrolment.repository.ts';
import type { CourseEnrolment } from '../course-enrolment/course-enrolment.ts';
import { findLessonsOn } from '../lesson/lesson.repository.ts';
import type { Lesson } from '../lesson/lesson.ts';
import { planLessonRefusals } from '../lesson/lesson.wording.ts';

const row = z.object({
  externalRef,
  editionExternalRef: externalRef,
  heldOn: filled(day),
  startTime: text,
  enrolmentExternalRef: externalRef,
  minutes: filled(wholeNumber),
  excused: yesOrNo,
});

type Row = z.output<typeof row>;

type NamingRefusal =
  | 'CourseEditionNotFound'
  | 'LessonNotFound'
  | 'LessonAmbiguous'
  | 'CourseEnrolmentNotFound'
  | 'CourseEnrolmentAmbiguous';

/** Attendance is recorded and corrected as by hand, of one enrolment at a time. */
export const attendance = defineImportKind({
  name: 'ATTENDANCE',
  scope: 'course:write',
  row,
  refusals: {
    ...recordOneRefusals,
    CourseEditionNotFound: planLessonRefusals.CourseEditionNotFound,
    LessonAmbiguous: {
      en: 'The edition has several lessons on that day: say when this one begins.',
      it: "In quel giorno l'edizione ha più lezioni: indicare a che ora inizia questa.",
      path: ['startTime'],
    },
    CourseEnrolmentAmbiguous: {
      en: 'Several partners have this name for an enrolment in the edition: record this one by hand.',
      it: "Più enti usano questo riferimento per un'iscrizione all'edizione: registrare questa a mano.",
      path: ['enrolmentExternalRef'],
    },
    ...cellRefusals,
  },
  columns: {
    courseEditionId: 'editionExternalRef',
    lessonId: 'heldOn',
    courseEnrolmentId: 'enrolmentExternalRef',
  },
  async prepare(tx, { viewer: { organisation } }, rows) {
    const find = await findNamed(tx, organisation, rows);
    const found = rows.flatMap((each) => {
      const named = find(each);
      return named.ok ? [named.value] : [];
    });
    const recorded = await findAttendanceOf(
      tx,
      found.map(({ lesson }) => lesson.id),
      found.map(({ enrolment }) => enrolment.id),
    );
    type Said = { minutes: number; excused: boolean };
    const known = new Map<string, Said>(
      attendanceKnownAt(recorded).map((each) => [
        keyOf(each.lessonId, each.courseEnrolmentId),
        each,
      ]),
    );
    return async (
      context,
      each,
    ): Promise<Result<Upserted, NamingRefusal | CallRefusal | EntryRefusal>> => {
      const named = find(each);
      if (!named.ok) return named;
      const [lessonId, id] = [named.value.lesson.id, named.value.enrolment.id];
      const before = known.get(keyOf(lessonId, id));
      const excused = each.excused === undefined ? (before?.excused ?? false) : !!each.excused;
      const said = { minutes: each.minutes, excused };
      const entries = [{ courseEnrolmentId: id, ...said }];
      const put = await recordAttendance(context, { lessonId, entries });
      if ('faults' in put) return refuse(put.faults[0]?.refusal ?? 'CourseEnrolmentNotFound');
      if (!put.ok) return put;
      known.set(keyOf(lessonId, id), said);
      if (!before) return ok({ outcome: 'CREATED', id });
      const isSame = before.minutes === said.minutes && before.excused === said.excused;
      return ok({ outcome: isSame ? 'UNCHANGED' : 'UPDATED', id });
    };
  },
});

const keyOf = (lessonId: string, enrolmentId: string) => `${lessonId} ${enrolmentId}`;

type Named = { lesson: Lesson; enrolment: CourseEnrolment };

/** Looks up editions, lessons and enrolments that rows name, and answers how to find those of a row. */
async function findNamed(tx: Tx, organisation: string | null, rows: readonly Row[]) {
  const refs = rows.map(({ editionExternalRef }) => editionExternalRef);
  const editions = await findEditionIdsByRef(tx, organisation, refs);
  const ids = [...editions.values()];
  const lessons = await findLessonsOn(
    tx,
    ids,
    rows.map(({ heldOn }) => heldOn),
  );
  const enrolments = await findInEditionsByRef(
    tx,
    ids,
    rows.map(({ enrolmentExternalRef }) => enrolmentExternalRef),
  );
  return ({
    editionExternalRef,
    heldOn,
    startTime,
    enrolmentExternalRef,
  }: Row): Result<Named, NamingRefusal> => {
    const edition = editions.get(editionExternalRef);
    if (edition === undefined) return refuse('CourseEditionNotFound');
    const [lesson, ...moreLessons] = lessons.filter(
      (each) =>
        each.courseEditionId === edition &&
        each.heldOn === heldOn &&
        (!startTime || each.startTime === startTime),
    );
    if (!lesson) return refuse('LessonNotFound');
    if (moreLessons.length > 0) return refuse('LessonAmbiguous');
    const [enrolment, ...moreEnrolments] = enrolments.filter(
      (each) => each.courseEditionId === edition && each.externalRef === enrolmentExternalRef,
    );
    if (!enrolment) return refuse('CourseEnrolmentNotFound');
    return moreEnrolments.length > 0
      ? refuse('CourseEnrolmentAmbiguous')
      : ok({ lesson, enrolment });
  };
}
