import type { Language } from '#shared/language/language.ts';
import { type Refusals, toPayload } from '#shared/language/payload.ts';
import { refuse } from '#shared/result.ts';
import { actOnCaseRefusals } from '#shared/undertaking/case-step.wording.ts';
import { openCaseRefusals } from '../case-step/open-case.wording.ts';
import { lessonNotFound } from '../lesson/lesson.wording.ts';
import type { EntryFault, EntryRefusal } from './attendance.ts';
import type { CallRefusal, RecordedAttendance } from './record-attendance.ts';

const callRefusals: Refusals<CallRefusal> = {
  LessonNotFound: lessonNotFound,
  CaseInFuture: openCaseRefusals('lessonId').CaseInFuture,
  AttendanceMalformed: {
    en: 'Attendance is recorded of 1 to 200 enrolments at once.',
    it: 'Le presenze si registrano per 1-200 iscrizioni alla volta.',
    path: ['entries'],
  },
};

/** Of the entry with this place, from 0. */
function entryRefusals(entry: number): Refusals<EntryRefusal> {
  const at = (field: string) => ({ path: ['entries', String(entry), field] });
  return {
    CourseEnrolmentNotFound: {
      en: 'There is no such enrolment in the edition of this lesson.',
      it: "Non esiste questa iscrizione nell'edizione della lezione.",
      ...at('courseEnrolmentId'),
    },
    CourseEnrolmentRepeated: {
      en: 'This enrolment is named above already.',
      it: 'Questa iscrizione è già indicata sopra.',
      ...at('courseEnrolmentId'),
    },
    CaseStateForbids: {
      ...actOnCaseRefusals('courseEnrolmentId').CaseStateForbids,
      ...at('courseEnrolmentId'),
    },
    CaseTooEarly: {
      en: 'The lesson was held before this enrolment.',
      it: "La lezione si è tenuta prima dell'iscrizione.",
      ...at('courseEnrolmentId'),
    },
    MinutesMalformed: {
      en: 'Nobody is at a lesson for longer than it lasts, or for less than no time.',
      it: 'La presenza va da zero alla durata della lezione.',
      ...at('minutes'),
    },
  };
}

/** Of a call with a single entry. */
export const recordOneRefusals: Refusals<CallRefusal | EntryRefusal> = {
  ...callRefusals,
  ...entryRefusals(0),
};

/** The payload of a call that can have several faults. */
export function toAttendancePayload(context: { language: Language }, result: RecordedAttendance) {
  if (!('faults' in result)) return toPayload(context, 'lesson', result, callRefusals);
  const errors = result.faults.flatMap((fault) => wordFault(context, fault));
  return { lesson: null, errors };
}

function wordFault(context: { language: Language }, { entry, refusal }: EntryFault) {
  return toPayload(context, 'lesson', refuse(refusal), entryRefusals(entry)).errors;
}
