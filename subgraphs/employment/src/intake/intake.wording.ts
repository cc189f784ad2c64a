import type { Refusals } from '#shared/language/payload.ts';
import { actOnCaseRefusals, correctCaseRefusals } from '#shared/undertaking/case-step.wording.ts';
import { openCaseRefusals } from '../case-step/open-case.wording.ts';
import { factsRefusals } from '../person-facts/person-facts.wording.ts';
import type { CorrectIntakeRefusal } from './correct-intake.ts';
import type { OpenIntakeRefusal } from './open-intake.ts';

const languages = { ...factsRefusals.LanguageMalformed, path: ['languages'] };

export const openIntakeRefusals: Refusals<OpenIntakeRefusal> = {
  ...openCaseRefusals('openedOn'),
  LanguageMalformed: languages,
};

export const advanceIntakeRefusals = actOnCaseRefusals('intakeId');

export const correctIntakeRefusals: Refusals<CorrectIntakeRefusal> = {
  ...correctCaseRefusals('intakeId'),
  LanguageMalformed: languages,
};
