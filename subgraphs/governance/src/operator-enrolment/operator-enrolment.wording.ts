import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  openUndertakingRefusals,
} from '#shared/undertaking/case-step.wording.ts';
import { editionNotFound } from '../training-session/training-session.wording.ts';
import type { ActOnEnrolmentRefusal } from './act-on-enrolment.ts';
import type { AdvanceOperatorEnrolmentRefusal } from './advance-operator-enrolment.ts';
import type { ApplyForTrainingRefusal } from './apply-for-training.ts';

const notEnrolling = {
  en: 'The edition does not enrol now.',
  it: "L'edizione non accetta iscrizioni in questo momento.",
};

export const applyForTrainingRefusals: Refusals<ApplyForTrainingRefusal> = {
  ...openUndertakingRefusals,
  OperatorNotFound: {
    en: 'Your organisation has no such operator.',
    it: 'Il tuo ente non ha questo operatore.',
    path: ['operatorId'],
  },
  OperatorNotActive: {
    en: 'This operator has not begun, is suspended or has left.',
    it: 'Questo operatore non ha iniziato, è sospeso o non lavora più per il programma.',
    path: ['operatorId'],
  },
  OperatorAlreadyEnrolled: {
    en: 'This operator is in the edition already, or has applied.',
    it: "Questo operatore è già nell'edizione o ha già fatto domanda.",
    path: ['operatorId'],
  },
  TrainingEditionNotFound: editionNotFound,
  TrainingNotEnrolling: { ...notEnrolling, path: ['trainingEditionId'] },
};

/** Of every act on an enrolment. */
export const actOnEnrolmentRefusals: Refusals<ActOnEnrolmentRefusal> = {
  ...actOnCaseRefusals('operatorEnrolmentId'),
  OnlyProviderMay: {
    en: 'This is for the provider of the training to do.',
    it: "Quest'atto spetta a chi eroga la formazione.",
    path: ['operatorEnrolmentId'],
  },
};

export const advanceOperatorEnrolmentRefusals: Refusals<AdvanceOperatorEnrolmentRefusal> = {
  ...actOnEnrolmentRefusals,
  TrainingNotEnrolling: { ...notEnrolling, path: ['act'] },
  TrainingEditionFull: {
    en: 'All places of the edition are taken.',
    it: "I posti dell'edizione sono tutti occupati.",
    path: ['act'],
  },
  AttendanceTooLow: {
    en: 'Less was attended than the programme asks for.',
    it: 'La frequenza è inferiore a quella minima del programma.',
    path: ['act'],
  },
};
