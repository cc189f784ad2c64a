import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  openUndertakingRefusals,
  partnerExited,
} from '#shared/undertaking/case-step.wording.ts';
import type { AddSurveyVersionRefusal } from './add-survey-version.ts';
import type { AdvanceSurveyVersionRefusal } from './advance-survey-version.ts';
import type { ReplaceSurveyVersionRefusal } from './replace-survey-version.ts';
import type { QuestionRefusal } from './survey-question.ts';

const acted = actOnCaseRefusals('surveyVersionId');

const questions: Refusals<QuestionRefusal> = {
  SurveyQuestionMalformed: {
    en: 'The question has a code that is malformed or taken, no text, or options, bounds or positive answers that do not suit its kind.',
    it: 'La domanda ha un codice errato o già usato, nessun testo, oppure opzioni, limiti o risposte positive non adatti al suo tipo.',
    path: ['questions'],
  },
  SurveyQuestionsMalformed: {
    en: 'A version has 1 to 100 questions, one that measures the indicator at most, and a fallback language by its ISO 639-3 code.',
    it: 'Una versione ha da 1 a 100 domande, al massimo una che misura l’indicatore, e una lingua di riserva con il codice ISO 639-3.',
    path: ['questions'],
  },
};

export const addRefusals: Refusals<AddSurveyVersionRefusal> = {
  ...openUndertakingRefusals,
  ...questions,
  SurveyInstrumentNotFound: {
    en: 'Your organisation has no such instrument.',
    it: 'Il tuo ente non ha questo strumento.',
    path: ['surveyInstrumentId'],
  },
  CaseStateForbids: { ...acted.CaseStateForbids, path: ['surveyInstrumentId'] },
};

export const replaceRefusals: Refusals<ReplaceSurveyVersionRefusal> = {
  ...questions,
  CaseNotFound: acted.CaseNotFound,
  CaseChanged: acted.CaseChanged,
  CaseStateForbids: { ...acted.CaseStateForbids, path: ['surveyVersionId'] },
  PartnerExited: { ...partnerExited, path: [] },
};

export const advanceRefusals: Refusals<AdvanceSurveyVersionRefusal> = {
  ...acted,
  SurveyVersionIncomplete: {
    en: 'A text is missing in the fallback language, or no question measures the indicator of the instrument.',
    it: 'Manca un testo nella lingua di riserva, o nessuna domanda misura l’indicatore dello strumento.',
    path: ['act'],
  },
};
