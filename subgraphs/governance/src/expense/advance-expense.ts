import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceExpenseInput } from '../generated/resolvers.ts';
import { expenseUndertaking } from './expense.repository.ts';
import type { Expense } from './expense.ts';

export async function advanceExpense(
  context: Context,
  { expenseId, ...request }: AdvanceExpenseInput,
): Promise<Result<Expense, ActOnCaseRefusal>> {
  return actOnCase(context, expenseUndertaking, expenseId, request);
}
