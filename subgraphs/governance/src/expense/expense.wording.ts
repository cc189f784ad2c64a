import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  amountMalformed,
  correctCaseRefusals,
  openUndertakingRefusals,
  wordsMalformed,
} from '#shared/undertaking/case-step.wording.ts';
import type { UseRefusal } from '../budget-line/budget-line.ts';
import { budgetLineExceeded, spentOutsidePeriod } from '../budget-line/budget-line.wording.ts';
import type { CorrectExpenseRefusal } from './correct-expense.ts';
import type { CutExpenseRefusal } from './cut-expense.ts';
import type { DeclareExpenseRefusal } from './declare-expense.ts';
import type { DeclaredRefusal } from './expense.ts';

export const advanceExpenseRefusals = actOnCaseRefusals('expenseId');

/** Also of requests of data. */
export const documentRefMalformed = {
  en: 'A reference has 1 to 200 characters, none of them a control character, and no space at its ends.',
  it: 'Il riferimento ha da 1 a 200 caratteri, senza caratteri di controllo e senza spazi alle estremità.',
};

const declared: Refusals<DeclaredRefusal | UseRefusal> = {
  AmountMalformed: { ...amountMalformed, path: ['amount'] },
  BudgetLineExceeded: { ...budgetLineExceeded, path: ['amount'] },
  SpentOutsidePeriod: { ...spentOutsidePeriod, path: ['spentOn'] },
  DocumentRefMalformed: { ...documentRefMalformed, path: ['documentRef'] },
  WordsMalformed: { ...wordsMalformed, path: ['description'] },
};

export const declareExpenseRefusals: Refusals<DeclareExpenseRefusal> = {
  ...openUndertakingRefusals,
  ...declared,
  BudgetLineNotFound: {
    en: 'Your organisation has no such line.',
    it: 'Il tuo ente non ha questa voce di budget.',
    path: ['budgetLineId'],
  },
  CaseStateForbids: { ...advanceExpenseRefusals.CaseStateForbids, path: ['budgetLineId'] },
};

export const cutExpenseRefusals: Refusals<CutExpenseRefusal> = {
  ...advanceExpenseRefusals,
  AmountMalformed: { ...amountMalformed, path: ['cutAmount'] },
  CutMalformed: {
    en: 'No more is cut than was declared.',
    it: 'Il taglio non supera la spesa dichiarata.',
    path: ['cutAmount'],
  },
  WordsMalformed: { ...wordsMalformed, path: ['cutReasonIt'] },
};

export const correctExpenseRefusals: Refusals<CorrectExpenseRefusal> = {
  ...correctCaseRefusals('expenseId'),
  ...declared,
  CaseStateForbids: { ...advanceExpenseRefusals.CaseStateForbids, path: ['expenseId'] },
};
