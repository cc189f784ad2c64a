import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { CutExpenseInput } from '../generated/resolvers.ts';
import { expenseUndertaking } from './expense.repository.ts';
import { type CutRefusal, checkCut, type Expense } from './expense.ts';

export type CutExpenseRefusal = ActOnCaseRefusal | CutRefusal;

export async function cutExpense(
  context: Context,
  { expenseId, cutAmount, cutReasonIt, ...request }: CutExpenseInput,
): Promise<Result<Expense, CutExpenseRefusal>> {
  const act = { ...request, act: 'CUT' as const };
  return actOnCase(
    context,
    expenseUndertaking,
    expenseId,
    act,
    (advanced): Result<Expense, CutRefusal> => checkCut(advanced, { cutAmount, cutReasonIt }),
  );
}
