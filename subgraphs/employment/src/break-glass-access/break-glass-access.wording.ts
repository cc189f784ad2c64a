import type { Refusals } from '#shared/language/payload.ts';
import { openCaseRefusals, wordsMalformed } from '../case-step/case-step.wording.ts';
import type { BreakGlassRefusal } from './break-glass.ts';

const { PersonRecordNotFound } = openCaseRefusals('');

export const breakGlassRefusals: Refusals<BreakGlassRefusal> = {
  PersonRecordNotFound,
  WordsMalformed: { ...wordsMalformed, path: ['words'] },
};
