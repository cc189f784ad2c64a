import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  openUndertakingRefusals,
} from '#shared/undertaking/case-step.wording.ts';
import type { CorrectTrainingProgrammeRefusal } from './correct-training-programme.ts';
import type { OpenTrainingProgrammeRefusal } from './open-training-programme.ts';

const topic: Refusals<'TrainingTopicMalformed'> = {
  TrainingTopicMalformed: {
    en: 'A topic has 1 to 200 characters in each language, none of them a control character, and no space at its ends.',
    it: 'Il tema ha da 1 a 200 caratteri in ogni lingua, senza caratteri di controllo e senza spazi alle estremità.',
    path: ['topicIt'],
  },
};

export const openTrainingProgrammeRefusals: Refusals<OpenTrainingProgrammeRefusal> = {
  ...openUndertakingRefusals,
  ...topic,
  TrainingProviderUnfit: {
    en: 'Operators are trained by universities, the Regione and training bodies.',
    it: 'La formazione degli operatori spetta alle università, alla Regione e agli enti di formazione.',
    path: [],
  },
  TrainingHoursMalformed: {
    en: 'A programme has 1 to 500 hours.',
    it: 'Un programma dura da 1 a 500 ore.',
    path: ['hours'],
  },
  MinAttendanceMalformed: {
    en: 'The attendance asked for is 1 to 100 percent.',
    it: 'La frequenza minima va da 1 a 100 per cento.',
    path: ['minAttendance'],
  },
};

export const advanceTrainingProgrammeRefusals = actOnCaseRefusals('trainingProgrammeId');

export const correctTrainingProgrammeRefusals: Refusals<CorrectTrainingProgrammeRefusal> = {
  ...correctCaseRefusals('trainingProgrammeId'),
  ...topic,
};
