import { isMore, readEuro } from '#shared/euro.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import type { WorkPackage } from '../membership/membership.ts';

export type BudgetLineState = 'OPEN' | 'CLOSED';

export type BudgetLineAct = 'CLOSE' | 'REOPEN';

export const budgetLineLifeCycle = {
  CLOSE: { from: ['OPEN'], to: 'CLOSED' },
  REOPEN: { from: ['CLOSED'], to: 'OPEN' },
} as const satisfies LifeCycle<BudgetLineState, BudgetLineAct>;

export type CostCategory =
  | 'STAFF'
  | 'TRAVEL'
  | 'EQUIPMENT'
  | 'SUBCONTRACTING'
  | 'CONSUMABLES'
  | 'INDIRECT'
  | 'OTHER';

export type BudgetLine = Owned<BudgetLineState> & {
  workPackage: WorkPackage;
  category: CostCategory;
  /** In euro, with two decimals. */
  amount: string;
  startsOn: string;
  /** The last day. */
  endsOn: string;
  amendedOn: string | null;
};

/** Of money that is planned or spent: never nothing. */
export function checkAmount(text: string): Result<string, 'AmountMalformed'> {
  const amount = readEuro(text);
  return amount !== undefined && isMore(amount, '0.00') ? ok(amount) : refuse('AmountMalformed');
}

type Agreed = Pick<BudgetLine, 'amount' | 'startsOn' | 'endsOn'>;

export type AgreedRefusal = 'AmountMalformed' | 'PeriodMalformed';

/** What is agreed on, the amount with two decimals. */
export function checkAgreed<Given extends Agreed>(given: Given): Result<Given, AgreedRefusal> {
  const amount = checkAmount(given.amount);
  if (!amount.ok) return amount;
  if (given.endsOn < given.startsOn) return refuse('PeriodMalformed');
  return ok({ ...given, amount: amount.value });
}

/** Whether what is declared of a line, and not cut, is more than it holds, or of another time. */
export type LineUse = { exceeds: boolean; isOutside: boolean };

export type UseRefusal = 'BudgetLineExceeded' | 'SpentOutsidePeriod';

export function checkUse<Given>(
  given: Given,
  { exceeds, isOutside }: LineUse,
): Result<Given, UseRefusal> {
  if (isOutside) return refuse('SpentOutsidePeriod');
  return exceeds ? refuse('BudgetLineExceeded') : ok(given);
}

/** Whether a line can be amended on a day: amendments follow each other, and the line's entry. */
export function checkAmendedOn(
  { openedOn, amendedOn }: Pick<BudgetLine, 'openedOn' | 'amendedOn'>,
  day: string,
): Result<string, 'AmendedTooEarly'> {
  return day < (amendedOn ?? openedOn) ? refuse('AmendedTooEarly') : ok(day);
}
