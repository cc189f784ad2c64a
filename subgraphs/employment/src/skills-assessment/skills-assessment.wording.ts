import type { Refusals } from '#shared/language/payload.ts';
import { actOnCaseRefusals, correctCaseRefusals } from '#shared/undertaking/case-step.wording.ts';
import { openCaseRefusals } from '../case-step/open-case.wording.ts';
import type { CountriesRefusal } from '../governance-place/check-countries.ts';
import { factsRefusals } from '../person-facts/person-facts.wording.ts';
import type { AssessSkillsRefusal } from './assess-skills.ts';
import type { CorrectSkillsAssessmentRefusal } from './correct-skills-assessment.ts';
import type { FindingsRefusal } from './skills-assessment.ts';

export const skillCodeMalformed = {
  en: 'A skill is given by its URI in ESCO, or by the code of a repertory of at most 32 letters and digits.',
  it: 'Una competenza si indica con il suo URI ESCO o con il codice di un repertorio, di al massimo 32 lettere e cifre.',
};

/** Of countries, in the field that takes their codes. */
export function countriesRefusals(path: string[]): Refusals<CountriesRefusal> {
  return {
    CountryCodeMalformed: { ...factsRefusals.CountryCodeMalformed, path },
    CountryUnknown: {
      en: 'No country has this code.',
      it: 'Nessuno Stato ha questo codice.',
      path,
    },
  };
}

const findings: Refusals<FindingsRefusal> = {
  SkillCodeMalformed: { ...skillCodeMalformed, path: ['skills'] },
  OccupationCodeMalformed: {
    en: 'An occupation is given by its URI in ESCO or by its code in CP2021, as in 6.1.2.1.0.',
    it: "Un'occupazione si indica con il suo URI ESCO o con il codice CP2021, come 6.1.2.1.0.",
    path: ['occupationCodes'],
  },
  LanguageMalformed: { ...factsRefusals.LanguageMalformed, path: ['languages'] },
  AssessedTwice: {
    en: 'A skill or a language is there twice.',
    it: 'Una competenza o una lingua compare due volte.',
    path: ['skills'],
  },
};

export const openSkillsAssessmentRefusals = openCaseRefusals('openedOn');

export const advanceSkillsAssessmentRefusals = actOnCaseRefusals('skillsAssessmentId');

export const assessSkillsRefusals: Refusals<AssessSkillsRefusal> = {
  ...actOnCaseRefusals('skillsAssessmentId'),
  ...findings,
  ...countriesRefusals(['skills']),
};

export const correctSkillsAssessmentRefusals: Refusals<CorrectSkillsAssessmentRefusal> = {
  ...correctCaseRefusals('skillsAssessmentId'),
  ...findings,
  ...countriesRefusals(['skills']),
};
