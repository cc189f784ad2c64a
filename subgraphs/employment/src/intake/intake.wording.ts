import type { Refusals } from '#shared/language/payload.ts';
import { actOnCaseRefusals, openCaseRefusals } from '../case-step/case-step.wording.ts';
import { factsRefusals } from '../person-facts/person-facts.wording.ts';
import type { OpenIntakeRefusal } from './open-intake.ts';

export const openIntakeRefusals: Refusals<OpenIntakeRefusal> = {
  ...openCaseRefusals('openedOn'),
  LanguageMalformed: { ...factsRefusals.LanguageMalformed, path: ['languages'] },
};

export const advanceIntakeRefusals = actOnCaseRefusals('intakeId');
