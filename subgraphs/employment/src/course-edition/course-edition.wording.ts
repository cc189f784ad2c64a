import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  openUndertakingRefusals,
} from '#shared/undertaking/case-step.wording.ts';
import { enterPersonRecordRefusals as personRefusals } from '../person-facts/person-facts.wording.ts';
import type { AdvanceCourseEditionRefusal } from './advance-course-edition.ts';
import type { CorrectCourseEditionRefusal } from './correct-course-edition.ts';
import type { OfferedRefusal } from './course-edition.ts';
import type { OpenCourseEditionRefusal } from './open-course-edition.ts';

const offered: Refusals<OfferedRefusal> = {
  CoursePeriodMalformed: {
    en: 'An edition begins after the programme did, ends no earlier than it begins, and lasts less than two years.',
    it: "Un'edizione inizia dopo il programma, non finisce prima di iniziare e dura meno di due anni.",
    path: ['endsOn'],
  },
  PlacesMalformed: {
    en: 'An edition has 1 to 1000 places.',
    it: "Un'edizione ha da 1 a 1000 posti.",
    path: ['places'],
  },
  VenueMalformed: {
    en: 'A venue is named in 1 to 200 characters, none of them a control character, and no space at its ends.',
    it: 'La sede si indica con 1-200 caratteri, senza caratteri di controllo e senza spazi alle estremità.',
    path: ['venue'],
  },
};

const atComune = { path: ['comuneCode'] };

export const openCourseEditionRefusals: Refusals<OpenCourseEditionRefusal> = {
  ...openUndertakingRefusals,
  ...offered,
  CourseNotFound: {
    en: 'Your organisation offers no such course.',
    it: 'Il tuo ente non offre questo corso.',
    path: ['courseId'],
  },
  CoursePlaceMissing: {
    en: 'Say in which comune it is held, unless it is held online alone.',
    it: 'Indicare il comune in cui si tiene, salvo che sia solo in rete.',
    ...atComune,
  },
  ComuneCodeMalformed: { ...personRefusals.ComuneCodeMalformed, ...atComune },
  ComuneUnknown: { ...personRefusals.ComuneUnknown, ...atComune },
  ComuneNotInForce: {
    en: 'This comune is not there in the time of the edition.',
    it: "Questo comune non esiste nel periodo dell'edizione.",
    ...atComune,
  },
  AccessPointNotFound: {
    en: 'Your organisation has no such access point.',
    it: 'Il tuo ente non ha questo punto di accesso.',
    path: ['accessPointId'],
  },
};

export const advanceCourseEditionRefusals: Refusals<AdvanceCourseEditionRefusal> = {
  ...actOnCaseRefusals('courseEditionId'),
  CourseNotPublished: {
    en: 'Publish the course first.',
    it: 'Prima va pubblicato il corso.',
    path: ['act'],
  },
};

export const correctCourseEditionRefusals: Refusals<CorrectCourseEditionRefusal> = {
  ...correctCaseRefusals('courseEditionId'),
  ...offered,
  PlacesTaken: {
    en: 'More places than that are taken.',
    it: 'I posti occupati sono di più.',
    path: ['places'],
  },
};
