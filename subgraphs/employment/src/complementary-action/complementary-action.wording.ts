import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  amountMalformed,
  correctCaseRefusals,
  openUndertakingRefusals,
  wordsMalformed,
} from '#shared/undertaking/case-step.wording.ts';
import type { ProposalRefusal } from './complementary-action.ts';
import type { CorrectComplementaryActionRefusal } from './correct-complementary-action.ts';
import type { ProposeComplementaryActionRefusal } from './propose-complementary-action.ts';
import type { ReportComplementaryActionRefusal } from './report-complementary-action.ts';

const id = 'complementaryActionId';

const proposalRefusals: Refusals<ProposalRefusal> = {
  WordsMalformed: { ...wordsMalformed, path: ['descriptionIt'] },
  TerritoryMalformed: {
    en: 'Name one comune or ambito at least: ISTAT codes of six digits, or codes as in VEN_09.',
    it: 'Indicare almeno un comune o un ambito: codici ISTAT di sei cifre, o codici come VEN_09.',
    path: ['comuneCodes'],
  },
  AmountMalformed: { ...amountMalformed, path: ['budget'] },
};

const spentOverBudget = {
  en: 'More cannot be spent than the budget holds.',
  it: 'La spesa non può superare il budget.',
};

export const proposeComplementaryActionRefusals: Refusals<ProposeComplementaryActionRefusal> = {
  ...openUndertakingRefusals,
  ...proposalRefusals,
};

export const advanceComplementaryActionRefusals = actOnCaseRefusals(id);

export const correctComplementaryActionRefusals: Refusals<CorrectComplementaryActionRefusal> = {
  ...correctCaseRefusals(id),
  ...proposalRefusals,
  SpentOverBudget: { ...spentOverBudget, path: ['budget'] },
};

export const reportComplementaryActionRefusals: Refusals<ReportComplementaryActionRefusal> = {
  ...advanceComplementaryActionRefusals,
  AmountMalformed: { ...amountMalformed, path: ['spent'] },
  SpentOverBudget: { ...spentOverBudget, path: ['spent'] },
};
