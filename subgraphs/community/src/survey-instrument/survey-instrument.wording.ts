import type { Refusals } from '#shared/language/payload.ts';
import { textsMalformed } from '#shared/localised-text/localised-text.wording.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  openUndertakingRefusals,
} from '#shared/undertaking/case-step.wording.ts';
import type { CorrectSurveyInstrumentRefusal } from './correct-survey-instrument.ts';
import type { OpenSurveyInstrumentRefusal } from './open-survey-instrument.ts';

const TextsMalformed = { ...textsMalformed, path: [] };

export const openRefusals: Refusals<OpenSurveyInstrumentRefusal> = {
  ...openUndertakingRefusals,
  TextsMalformed,
  SurveyCodeMalformed: {
    en: 'A code is 1 to 40 of A-Z, 0-9, -, _ and a point; so is that of an indicator.',
    it: 'Un codice, anche di indicatore, ha da 1 a 40 caratteri tra A-Z, 0-9, -, _ e il punto.',
    path: ['code'],
  },
  SurveyCodeTaken: {
    en: 'Your organisation already has an instrument with this code.',
    it: 'Il tuo ente ha già uno strumento con questo codice.',
    path: ['code'],
  },
};

export const advanceRefusals = actOnCaseRefusals('surveyInstrumentId');

export const correctRefusals: Refusals<CorrectSurveyInstrumentRefusal> = {
  ...correctCaseRefusals('surveyInstrumentId'),
  TextsMalformed,
};
