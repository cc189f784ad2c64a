import type { Refusals } from '#shared/language/payload.ts';
import { actOnCaseRefusals } from '#shared/undertaking/case-step.wording.ts';
import { openCaseRefusals } from '../case-step/open-case.wording.ts';
import type { AdvanceCourseEnrolmentRefusal } from './advance-course-enrolment.ts';
import type { PlaceRefusal } from './course-enrolment.ts';
import type { EnterRefusal } from './enter-edition.ts';
import type { OpenCourseEnrolmentRefusal } from './open-course-enrolment.ts';
import type { TransferCourseEnrolmentRefusal } from './transfer-course-enrolment.ts';

const alreadyInEdition = {
  en: 'This person is in the edition already, or waits for a place.',
  it: "La persona è già iscritta all'edizione, o in lista d'attesa.",
};

/** Of whoever asks an edition for a place; named as the inputs name them. */
function placeRefusals(editionPath: string, day: string): Refusals<PlaceRefusal> {
  return {
    CourseEditionNotEnrolling: {
      en: 'Nobody can be enrolled in this edition now.',
      it: "In questo momento nessuno può iscriversi all'edizione.",
      path: [editionPath],
    },
    CourseEditionOver: {
      en: 'The edition was over by then.',
      it: "In quella data l'edizione era già finita.",
      path: [day],
    },
    NoPlaceLeft: {
      en: 'No place is left in this edition.',
      it: "Nell'edizione non ci sono più posti.",
      path: [editionPath],
    },
  };
}

function enterRefusals(editionPath: string, day: string): Refusals<EnterRefusal> {
  return {
    ...placeRefusals(editionPath, day),
    NotEnrolledOnDay: {
      en: 'This person was not enrolled in the programme on that day.',
      it: 'In quella data la persona non era iscritta al programma.',
      path: [day],
    },
    CourseEditionNotFound: {
      en: 'There is no such edition.',
      it: 'Questa edizione non esiste.',
      path: [editionPath],
    },
  };
}

export const openCourseEnrolmentRefusals: Refusals<OpenCourseEnrolmentRefusal> = {
  ...openCaseRefusals('openedOn'),
  ...enterRefusals('courseEditionId', 'openedOn'),
  AlreadyInEdition: { ...alreadyInEdition, path: ['courseEditionId'] },
};

export const advanceCourseEnrolmentRefusals: Refusals<AdvanceCourseEnrolmentRefusal> = {
  ...actOnCaseRefusals('courseEnrolmentId'),
  ...placeRefusals('courseEnrolmentId', 'happenedOn'),
  CourseNotBegun: {
    en: 'The edition had not begun by then.',
    it: "In quella data l'edizione non era ancora iniziata.",
    path: ['happenedOn'],
  },
};

export const dropCourseEnrolmentRefusals = actOnCaseRefusals('courseEnrolmentId');

export const transferCourseEnrolmentRefusals: Refusals<TransferCourseEnrolmentRefusal> = {
  ...actOnCaseRefusals('courseEnrolmentId'),
  ...enterRefusals('toCourseEditionId', 'happenedOn'),
  AlreadyInEdition: { ...alreadyInEdition, path: ['toCourseEditionId'] },
};
