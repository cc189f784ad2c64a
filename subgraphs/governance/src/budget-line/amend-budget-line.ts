import type { Context } from '#shared/context.ts';
import { readEuro } from '#shared/euro.ts';
import { findByIds } from '#shared/reading/select.ts';
import { type Result, refuse } from '#shared/result.ts';
import { findCorrected, givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import { findUse } from '../expense/expense-use.repository.ts';
import type { AmendBudgetLineInput } from '../generated/resolvers.ts';
import { budgetLineUndertaking } from './budget-line.repository.ts';
import {
  type AgreedRefusal,
  type BudgetLine,
  checkAgreed,
  checkAmendedOn,
  checkUse,
  type UseRefusal,
} from './budget-line.ts';

type Unfit = AgreedRefusal | UseRefusal | 'NothingCorrected' | 'AmendedTooEarly';

export type AmendBudgetLineRefusal = CorrectCaseRefusal | Unfit | 'CaseInFuture';

/** The line stays locked until the amendment is written: nobody declares meanwhile what it takes away. */
export async function amendBudgetLine(
  context: Context,
  { budgetLineId, version, reason, amendedOn, ...given }: AmendBudgetLineInput,
): Promise<Result<BudgetLine, AmendBudgetLineRefusal>> {
  if (amendedOn > context.today) return refuse('CaseInFuture');
  const { amount, ...period } = givenFields(given);
  const euro = amount === undefined ? undefined : readEuro(amount);
  if (amount !== undefined && euro === undefined) return refuse('AmountMalformed');
  const change = { ...period, ...(euro && { amount: euro }) };
  return correctCase(
    context,
    budgetLineUndertaking,
    budgetLineId,
    { version, reason, change: { ...change, amendedOn } },
    async (amended, tx): Promise<Result<BudgetLine, Unfit>> => {
      // As it was: the amendment is written after this.
      const [known] = await findByIds(tx, budgetLineUndertaking.list, [budgetLineId]);
      if (!known || findCorrected<BudgetLine>(known, change).length === 0) {
        return refuse('NothingCorrected');
      }
      const day = checkAmendedOn(known, amendedOn);
      if (!day.ok) return day;
      const agreed = checkAgreed(amended);
      return agreed.ok ? checkUse(agreed.value, await findUse(tx, agreed.value)) : agreed;
    },
  );
}
