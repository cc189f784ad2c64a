import type { Context } from '#shared/context.ts';
import { readEuro } from '#shared/euro.ts';
import { type Result, refuse } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import { budgetLineUndertaking } from '../budget-line/budget-line.repository.ts';
import { checkUse, type UseRefusal } from '../budget-line/budget-line.ts';
import type { CorrectExpenseInput } from '../generated/resolvers.ts';
import { expenseUndertaking } from './expense.repository.ts';
import { checkDeclared, type DeclaredRefusal, type Expense } from './expense.ts';
import { findUse } from './expense-use.repository.ts';

type Unfit = DeclaredRefusal | UseRefusal | 'CaseNotFound' | 'CaseStateForbids';

export type CorrectExpenseRefusal = CorrectCaseRefusal | Unfit;

/** By its partner alone: the Regione cuts, and corrects nothing. */
export async function correctExpense(
  context: Context,
  { expenseId, version, reason, ...given }: CorrectExpenseInput,
): Promise<Result<Expense, CorrectExpenseRefusal>> {
  const change = givenFields(given);
  const amount = change.amount === undefined ? undefined : readEuro(change.amount);
  if (change.amount !== undefined && amount === undefined) return refuse('AmountMalformed');
  return correctCase(
    context,
    expenseUndertaking,
    expenseId,
    { version, reason, change: { ...change, ...(amount && { amount }) } },
    async (corrected, tx): Promise<Result<Expense, Unfit>> => {
      if (corrected.organisationId !== context.viewer.organisation) return refuse('CaseNotFound');
      if (corrected.state !== 'DECLARED') return refuse('CaseStateForbids');
      const line = await budgetLineUndertaking.findForUpdate(tx, corrected.budgetLineId);
      if (!line) throw new Error('An expense is of no line');
      if (line.state !== 'OPEN') return refuse('CaseStateForbids');
      const declared = checkDeclared(corrected, line);
      if (!declared.ok) return declared;
      return checkUse(declared.value, await findUse(tx, line, declared.value));
    },
  );
}
