import type { Refusals } from '#shared/language/payload.ts';
import { wordsMalformed } from '#shared/undertaking/case-step.wording.ts';
import { openCaseRefusals } from '../case-step/open-case.wording.ts';
import type { BreakGlassRefusal } from './break-glass.ts';

const { PersonRecordNotFound } = openCaseRefusals('');

export const breakGlassRefusals: Refusals<BreakGlassRefusal> = {
  PersonRecordNotFound,
  WordsMalformed: { ...wordsMalformed, path: ['words'] },
};
