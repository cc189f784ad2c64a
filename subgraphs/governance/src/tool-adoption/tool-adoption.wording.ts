import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  openUndertakingRefusals,
} from '#shared/undertaking/case-step.wording.ts';
import type { CorrectToolAdoptionRefusal } from './correct-tool-adoption.ts';
import type { OpenToolAdoptionRefusal } from './open-tool-adoption.ts';

const toolVersionUnknown = {
  en: 'The tool had no such version on that day.',
  it: 'A quella data lo strumento non aveva questa versione.',
  path: ['toolVersion'],
};

export const openToolAdoptionRefusals: Refusals<OpenToolAdoptionRefusal> = {
  ...openUndertakingRefusals,
  ToolNotPublished: {
    en: 'What is adopted is a published tool, neither withdrawn nor superseded.',
    it: 'Si adotta uno strumento pubblicato, né ritirato né sostituito.',
    path: ['policyToolId'],
  },
  ToolVersionUnknown: toolVersionUnknown,
  ToolAdoptionAlreadyOpen: {
    en: 'Your organisation already has an adoption of this tool that is not abandoned.',
    it: "Il tuo ente ha già un'adozione di questo strumento non abbandonata.",
    path: ['policyToolId'],
  },
};

export const advanceToolAdoptionRefusals = actOnCaseRefusals('toolAdoptionId');

export const correctToolAdoptionRefusals: Refusals<CorrectToolAdoptionRefusal> = {
  ...correctCaseRefusals('toolAdoptionId'),
  ToolVersionUnknown: toolVersionUnknown,
};
