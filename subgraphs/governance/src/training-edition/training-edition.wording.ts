import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  openUndertakingRefusals,
} from '#shared/undertaking/case-step.wording.ts';
import type { CorrectTrainingEditionRefusal } from './correct-training-edition.ts';
import type { OpenTrainingEditionRefusal } from './open-training-edition.ts';
import type { OfferedRefusal } from './training-edition.ts';

const offered: Refusals<OfferedRefusal> = {
  TrainingPeriodMalformed: {
    en: 'An edition begins after the programme did, ends no earlier than it begins, and lasts less than two years.',
    it: "Un'edizione inizia dopo il programma, non finisce prima di iniziare e dura meno di due anni.",
    path: ['endsOn'],
  },
  TrainingPlacesMalformed: {
    en: 'An edition has 1 to 1000 places.',
    it: "Un'edizione ha da 1 a 1000 posti.",
    path: ['places'],
  },
};

export const openTrainingEditionRefusals: Refusals<OpenTrainingEditionRefusal> = {
  ...openUndertakingRefusals,
  ...offered,
  TrainingProgrammeNotFound: {
    en: 'Your organisation has no such programme that is scheduled.',
    it: 'Il tuo ente non ha questo programma tra quelli avviati.',
    path: ['trainingProgrammeId'],
  },
  TrainingPlaceUnfit: {
    en: 'Say in which comune it is held, unless its programme is held online.',
    it: 'Indicare il comune in cui si tiene, salvo che il programma si tenga in rete.',
    path: ['comuneCode'],
  },
  TrainingComuneUnknown: {
    en: 'There is no comune with this ISTAT code on the first day.',
    it: 'Nel primo giorno nessun comune ha questo codice ISTAT.',
    path: ['comuneCode'],
  },
};

export const advanceTrainingEditionRefusals = actOnCaseRefusals('trainingEditionId');

export const correctTrainingEditionRefusals: Refusals<CorrectTrainingEditionRefusal> = {
  ...correctCaseRefusals('trainingEditionId'),
  ...offered,
  TrainingPlacesTaken: {
    en: 'More places than that are taken.',
    it: 'I posti occupati sono di più.',
    path: ['places'],
  },
};
