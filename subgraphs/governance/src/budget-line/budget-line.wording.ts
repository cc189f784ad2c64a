import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  amountMalformed,
  correctCaseRefusals,
  inFuture,
} from '#shared/undertaking/case-step.wording.ts';
import {
  openForPartnerRefusals,
  periodMalformed,
} from '../project-activity/project-activity.wording.ts';
import type { AmendBudgetLineRefusal } from './amend-budget-line.ts';
import type { AgreedRefusal } from './budget-line.ts';
import type { EnterBudgetLineRefusal } from './enter-budget-line.ts';

const agreed: Refusals<AgreedRefusal> = {
  AmountMalformed: { ...amountMalformed, path: ['amount'] },
  PeriodMalformed: { ...periodMalformed, path: ['endsOn'] },
};

/** Also of expenses. */
export const budgetLineExceeded = {
  en: 'The line does not hold as much as is declared, and not cut.',
  it: 'La voce non copre quanto è dichiarato e non tagliato.',
};

/** Also of expenses. */
export const spentOutsidePeriod = {
  en: 'Money is spent in the period of its line, and not after the day on which it is declared.',
  it: 'La spesa cade nel periodo della voce, e non dopo il giorno in cui è dichiarata.',
};

export const enterBudgetLineRefusals: Refusals<EnterBudgetLineRefusal> = {
  ...openForPartnerRefusals,
  ...agreed,
};

export const advanceBudgetLineRefusals = actOnCaseRefusals('budgetLineId');

export const amendBudgetLineRefusals: Refusals<AmendBudgetLineRefusal> = {
  ...correctCaseRefusals('budgetLineId'),
  ...agreed,
  CaseInFuture: { ...inFuture, path: ['amendedOn'] },
  AmendedTooEarly: {
    en: 'A line is not amended before it was entered or last amended.',
    it: "Una voce non si modifica prima dell'inserimento o dell'ultima modifica.",
    path: ['amendedOn'],
  },
  BudgetLineExceeded: { ...budgetLineExceeded, path: ['amount'] },
  SpentOutsidePeriod: { ...spentOutsidePeriod, path: ['startsOn'] },
};
