import type { Refusals } from '#shared/language/payload.ts';
import { actOnCaseRefusals } from '#shared/undertaking/case-step.wording.ts';
import type { LessonRefusal } from './lesson.ts';
import type { MoveLessonRefusal } from './move-lesson.ts';
import type { PlanLessonRefusal } from './plan-lesson.ts';

const lesson: Refusals<LessonRefusal> = {
  LessonMalformed: {
    en: 'A lesson begins at a time as in 09:30, lasts 1 to 600 minutes, and has a topic of 1 to 200 characters.',
    it: 'Una lezione inizia a un’ora come 09:30, dura da 1 a 600 minuti e ha un argomento di 1-200 caratteri.',
    path: ['startTime'],
  },
  LessonOutsideEdition: {
    en: 'A lesson is held between the first and the last day of the edition.',
    it: "Una lezione si tiene tra il primo e l'ultimo giorno dell'edizione.",
    path: ['heldOn'],
  },
};

/** Also of attendance. */
export const lessonNotFound = {
  en: 'Your organisation holds no such lesson.',
  it: 'Il tuo ente non tiene questa lezione.',
  path: ['lessonId'],
};

export const planLessonRefusals: Refusals<PlanLessonRefusal> = {
  ...lesson,
  CourseEditionNotFound: {
    en: 'Your organisation has no such edition.',
    it: 'Il tuo ente non ha questa edizione.',
    path: ['courseEditionId'],
  },
  CaseStateForbids: {
    ...actOnCaseRefusals('courseEditionId').CaseStateForbids,
    path: ['courseEditionId'],
  },
};

export const moveLessonRefusals: Refusals<MoveLessonRefusal> = {
  ...lesson,
  LessonNotFound: lessonNotFound,
  LessonChanged: actOnCaseRefusals('lessonId').CaseChanged,
  LessonAttended: {
    en: 'Who was there is recorded already: it was held then.',
    it: 'Le presenze sono già registrate: la lezione si è tenuta allora.',
    path: ['lessonId'],
  },
};
