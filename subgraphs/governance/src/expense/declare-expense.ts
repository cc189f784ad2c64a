import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import { budgetLineUndertaking } from '../budget-line/budget-line.repository.ts';
import { checkUse, type UseRefusal } from '../budget-line/budget-line.ts';
import type { DeclareExpenseInput } from '../generated/resolvers.ts';
import { isExitedPartner } from '../membership/exited-partner.ts';
import { expenseUndertaking } from './expense.repository.ts';
import { checkDeclared, type DeclaredRefusal, type Expense } from './expense.ts';
import { findUse } from './expense-use.repository.ts';

type Unfit =
  | DeclaredRefusal
  | UseRefusal
  | 'BudgetLineNotFound'
  | 'CaseStateForbids'
  | 'PartnerExited';

export type DeclareExpenseRefusal = OpenUndertakingRefusal | Unfit;

/** The line is locked until the expense is written: of two that it cannot both hold, one is refused. */
export async function declareExpense(
  context: Context,
  input: DeclareExpenseInput,
): Promise<Result<Expense, DeclareExpenseRefusal>> {
  const { budgetLineId, amount, spentOn, documentRef, description } = input;
  requireId(context, 'budget_line', budgetLineId);
  return openUndertaking(
    context,
    expenseUndertaking,
    input,
    async (begun, tx): Promise<Result<Expense, Unfit>> => {
      const line = await budgetLineUndertaking.findForUpdate(tx, budgetLineId);
      if (!line || line.organisationId !== begun.organisationId)
        return refuse('BudgetLineNotFound');
      if (line.state !== 'OPEN') return refuse('CaseStateForbids');
      // What a partner spent before it left is still its to declare.
      if (await isExitedPartner(tx, begun.organisationId, spentOn)) return refuse('PartnerExited');
      const told = { ...begun, amount, spentOn, documentRef, description };
      const declared = checkDeclared(told, line);
      if (!declared.ok) return declared;
      const held = checkUse(declared.value, await findUse(tx, line, declared.value));
      if (!held.ok) return held;
      return ok({ ...held.value, budgetLineId, cutAmount: null, cutReasonIt: null });
    },
  );
}
