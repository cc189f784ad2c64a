import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceBudgetLineInput } from '../generated/resolvers.ts';
import { budgetLineUndertaking } from './budget-line.repository.ts';
import type { BudgetLine } from './budget-line.ts';

export async function advanceBudgetLine(
  context: Context,
  { budgetLineId, ...request }: AdvanceBudgetLineInput,
): Promise<Result<BudgetLine, ActOnCaseRefusal>> {
  return actOnCase(context, budgetLineUndertaking, budgetLineId, request);
}
