import { isMore } from '#shared/euro.ts';
import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import { checkWords, type Owned } from '#shared/undertaking/case-step.ts';
import { type BudgetLine, checkAmount } from '../budget-line/budget-line.ts';

export type ExpenseState = 'DECLARED' | 'CHECKED' | 'CERTIFIED' | 'CUT';

export type ExpenseAct = 'CHECK' | 'CERTIFY' | 'CUT';

export const expenseLifeCycle = {
  CHECK: { from: ['DECLARED'], to: 'CHECKED' },
  CERTIFY: { from: ['CHECKED'], to: 'CERTIFIED' },
  CUT: { from: ['CHECKED'], to: 'CUT' },
} as const satisfies LifeCycle<ExpenseState, ExpenseAct>;

export type Expense = Owned<ExpenseState> & {
  budgetLineId: string;
  /** In euro, with two decimals. */
  amount: string;
  spentOn: string;
  documentRef: string;
  description: string;
  cutAmount: string | null;
  cutReasonIt: string | null;
};

type Declared = Pick<Expense, 'openedOn' | 'amount' | 'spentOn' | 'documentRef' | 'description'>;

export type DeclaredRefusal =
  | 'AmountMalformed'
  | 'SpentOutsidePeriod'
  | 'DocumentRefMalformed'
  | 'WordsMalformed';

/** An expense as its partner declares it, the amount with two decimals. */
export function checkDeclared<Given extends Declared>(
  given: Given,
  { startsOn, endsOn }: Pick<BudgetLine, 'startsOn' | 'endsOn'>,
): Result<Given, DeclaredRefusal> {
  const { spentOn, openedOn, documentRef } = given;
  const amount = checkAmount(given.amount);
  if (!amount.ok) return amount;
  if (spentOn < startsOn || spentOn > endsOn || spentOn > openedOn) {
    return refuse('SpentOutsidePeriod');
  }
  if (!isPublicText(documentRef)) return refuse('DocumentRefMalformed');
  const description = checkWords(given.description);
  if (!description.ok) return description;
  return ok({ ...given, amount: amount.value, description: description.value });
}

type Cut = { cutAmount: string; cutReasonIt: string };

export type CutRefusal = 'AmountMalformed' | 'CutMalformed' | 'WordsMalformed';

/** Never more is cut than was declared. */
export function checkCut<Known extends Pick<Expense, 'amount'>>(
  known: Known,
  { cutAmount, cutReasonIt }: Cut,
): Result<Known & Cut, CutRefusal> {
  const cut = checkAmount(cutAmount);
  if (!cut.ok) return cut;
  if (isMore(cut.value, known.amount)) return refuse('CutMalformed');
  const words = checkWords(cutReasonIt);
  if (!words.ok) return words;
  return ok({ ...known, cutAmount: cut.value, cutReasonIt: words.value });
}
