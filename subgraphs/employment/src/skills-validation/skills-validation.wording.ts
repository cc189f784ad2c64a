import type { Refusals } from '#shared/language/payload.ts';
import { actOnCaseRefusals, correctCaseRefusals } from '#shared/undertaking/case-step.wording.ts';
import { openCaseRefusals } from '../case-step/open-case.wording.ts';
import { skillCodeMalformed } from '../skills-assessment/skills-assessment.wording.ts';
import type { CorrectSkillsValidationRefusal } from './correct-skills-validation.ts';
import type { IssueDocumentRefusal } from './issue-transparency-document.ts';
import type { OpenSkillsValidationRefusal } from './open-skills-validation.ts';
import type { ProfileRefusal, ValidatedRefusal } from './skills-validation.ts';

export const eqfLevelUnknown = {
  en: 'The levels of EQF are 1 to 8.',
  it: 'I livelli EQF vanno da 1 a 8.',
  path: ['eqfLevel'],
};

const profile: Refusals<ProfileRefusal> = {
  ProfileCodeMalformed: {
    en: 'The code of a profile has 1 to 32 letters, digits, points, dashes and underscores.',
    it: 'Il codice di un profilo ha da 1 a 32 lettere, cifre, punti, trattini e trattini bassi.',
    path: ['profileCode'],
  },
  EqfLevelUnknown: eqfLevelUnknown,
};

const validated: Refusals<ValidatedRefusal> = {
  SkillCodeMalformed: { ...skillCodeMalformed, path: ['validatedSkillCodes'] },
  NoSkillValidated: {
    en: 'A validation document is of at least one skill.',
    it: 'Il documento di validazione riguarda almeno una competenza.',
    path: ['validatedSkillCodes'],
  },
};

const numberMalformed = {
  en: 'The number of a document has 1 to 100 characters, none of them a control character, and no space at its ends.',
  it: 'Il numero di un documento ha da 1 a 100 caratteri, senza caratteri di controllo e senza spazi alle estremità.',
};

export const openSkillsValidationRefusals: Refusals<OpenSkillsValidationRefusal> = {
  ...openCaseRefusals('openedOn'),
  ...profile,
  SkillsAssessmentNotFound: {
    en: 'There is no such skills assessment of this record.',
    it: 'Nessun bilancio di competenze di questa scheda ha questo identificativo.',
    path: ['skillsAssessmentId'],
  },
};

export const advanceSkillsValidationRefusals = actOnCaseRefusals('skillsValidationId');

export const issueDocumentRefusals: Refusals<IssueDocumentRefusal> = {
  ...issuing(),
  DocumentNumberMalformed: { ...numberMalformed, path: ['number'] },
};

export const issueValidationDocumentRefusals: Refusals<IssueDocumentRefusal | ValidatedRefusal> = {
  ...issueDocumentRefusals,
  ...validated,
};

export const correctSkillsValidationRefusals: Refusals<CorrectSkillsValidationRefusal> = {
  ...correctCaseRefusals('skillsValidationId'),
  ...profile,
  ...validated,
  DocumentNumberMalformed: { ...numberMalformed, path: [] },
  DocumentNotIssued: {
    en: 'This document was not issued yet: there is nothing to correct.',
    it: 'Il documento non è ancora stato rilasciato: non c’è nulla da correggere.',
    path: [],
  },
};

/** Their inputs name no act. */
function issuing() {
  const refusals = actOnCaseRefusals('skillsValidationId');
  return { ...refusals, CaseStateForbids: { ...refusals.CaseStateForbids, path: [] } };
}
