import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  openUndertakingRefusals,
} from '#shared/undertaking/case-step.wording.ts';
import type { CorrectCourseRefusal } from './correct-course.ts';
import type { ToldRefusal } from './course.ts';
import type { OpenCourseRefusal } from './open-course.ts';

const told: Refusals<ToldRefusal> = {
  CourseTitleMalformed: {
    en: 'A title has 1 to 200 characters in each language, none of them a control character, and no space at its ends.',
    it: 'Il titolo ha da 1 a 200 caratteri in ogni lingua, senza caratteri di controllo e senza spazi alle estremità.',
    path: ['titleIt'],
  },
  CourseHoursMalformed: {
    en: 'A course has 1 to 2000 hours.',
    it: 'Un corso dura da 1 a 2000 ore.',
    path: ['hours'],
  },
};

/** Also of the levels of those who take part. */
export const levelNotOfKind = {
  en: 'A language course has a level of the CEFR, a digital one a level of DigComp from 1 to 8, others have none.',
  it: 'Un corso di lingua ha un livello QCER, uno digitale un livello DigComp da 1 a 8, gli altri nessuno.',
};

export const openCourseRefusals: Refusals<OpenCourseRefusal> = {
  ...openUndertakingRefusals,
  ...told,
  LevelNotOfKind: { ...levelNotOfKind, path: ['cefrLevel'] },
};

export const advanceCourseRefusals = actOnCaseRefusals('courseId');

export const correctCourseRefusals: Refusals<CorrectCourseRefusal> = {
  ...correctCaseRefusals('courseId'),
  ...told,
};
