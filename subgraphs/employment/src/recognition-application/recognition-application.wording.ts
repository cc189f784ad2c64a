import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  wordsMalformed,
} from '#shared/undertaking/case-step.wording.ts';
import { openCaseRefusals } from '../case-step/open-case.wording.ts';
import type { CountriesRefusal } from '../governance-place/check-countries.ts';
import { countriesRefusals } from '../skills-assessment/skills-assessment.wording.ts';
import { eqfLevelUnknown } from '../skills-validation/skills-validation.wording.ts';
import type { CorrectRecognitionApplicationRefusal } from './correct-recognition-application.ts';
import type { OpenRecognitionApplicationRefusal } from './open-recognition-application.ts';
import type { LevelsRefusal } from './recognition-application.ts';

const facts: Refusals<LevelsRefusal | CountriesRefusal | 'WordsMalformed'> = {
  WordsMalformed: { ...wordsMalformed, path: ['title'] },
  ...countriesRefusals(['countryCode']),
  EqfLevelUnknown: eqfLevelUnknown,
  IscedLevelUnknown: {
    en: 'The levels of ISCED are 0 to 8.',
    it: 'I livelli ISCED vanno da 0 a 8.',
    path: ['iscedLevel'],
  },
};

export const openRecognitionApplicationRefusals: Refusals<OpenRecognitionApplicationRefusal> = {
  ...openCaseRefusals('openedOn'),
  ...facts,
};

export const advanceRecognitionApplicationRefusals = actOnCaseRefusals('recognitionApplicationId');

export const correctRecognitionApplicationRefusals: Refusals<CorrectRecognitionApplicationRefusal> =
  {
    ...correctCaseRefusals('recognitionApplicationId'),
    ...facts,
  };
