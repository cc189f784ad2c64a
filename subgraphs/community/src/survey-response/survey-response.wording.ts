import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  openUndertakingRefusals,
} from '#shared/undertaking/case-step.wording.ts';
import type { CollectSurveyResponseRefusal } from './collect-survey-response.ts';
import type { AnswerRefusal } from './survey-answer.ts';

const acted = actOnCaseRefusals('surveyResponseId');

/** No act is told where each has a mutation of its own. */
export const actRefusals = {
  ...acted,
  CaseStateForbids: { ...acted.CaseStateForbids, path: ['surveyResponseId'] },
};

const answers: Refusals<AnswerRefusal> = {
  SurveyQuestionUnknown: {
    en: 'The version has no such question.',
    it: 'La versione non ha questa domanda.',
    path: ['answers'],
  },
  SurveyAnswerMalformed: {
    en: 'Answer each question once, with what suits its kind: options that are chosen, a number, or words.',
    it: 'Rispondere una volta a ogni domanda, nel modo previsto dal suo tipo: opzioni, un numero o un testo.',
    path: ['answers'],
  },
  SurveyOptionUnknown: {
    en: 'The question has no such option.',
    it: 'La domanda non ha questa opzione.',
    path: ['answers'],
  },
  SurveyNumberOutside: {
    en: 'The number is less than the least of the question, or more than the most.',
    it: 'Il numero è inferiore al minimo della domanda, o superiore al massimo.',
    path: ['answers'],
  },
  SurveyAnswerMissing: {
    en: 'This question must be answered.',
    it: 'A questa domanda occorre rispondere.',
    path: ['answers'],
  },
};

export const collectRefusals: Refusals<CollectSurveyResponseRefusal> = {
  ...openUndertakingRefusals,
  ...answers,
  CaseInFuture: { ...openUndertakingRefusals.CaseInFuture, path: ['collectedOn'] },
  PartnerExited: { ...openUndertakingRefusals.PartnerExited, path: ['collectedOn'] },
  CaseTooEarly: {
    en: 'Nobody can have answered before the version was published.',
    it: 'Nessuno può aver risposto prima della pubblicazione della versione.',
    path: ['collectedOn'],
  },
  SurveyVersionNotFound: {
    en: 'No published version of an open instrument has this id.',
    it: 'Nessuna versione pubblicata di uno strumento aperto ha questo identificativo.',
    path: ['surveyVersionId'],
  },
  SurveyLanguageUnknown: {
    en: 'The version does not exist in this language.',
    it: 'La versione non esiste in questa lingua.',
    path: ['languageCode'],
  },
  RespondentMalformed: {
    en: 'A response is of a person record, or has a token of 16 to 100 letters, digits, - and _: give one of the two.',
    it: 'La risposta riguarda una scheda oppure ha un codice di 16-100 lettere, cifre, - e _: va indicato uno solo dei due.',
    path: ['respondentToken'],
  },
  RespondentAlreadyAnswered: {
    en: 'Whoever has this token answered this version before: reject that response first if it is wrong.',
    it: 'Chi ha questo codice ha già risposto a questa versione: se la risposta è errata, va prima scartata.',
    path: ['respondentToken'],
  },
  PersonRecordUnknown: {
    en: 'There is no such person record.',
    it: 'La scheda indicata non esiste.',
    path: ['personRecordId'],
  },
  SurveyActivityNotFound: {
    en: 'There is no such micro-intervention, event or sport action.',
    it: 'Non esiste un microintervento, un evento o un’azione sportiva con questo identificativo.',
    path: ['activityId'],
  },
};
