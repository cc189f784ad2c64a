import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import type { EnterBudgetLineInput } from '../generated/resolvers.ts';
import { type OpenForPartnerRefusal, openForPartner } from '../undertaking/open-for-partner.ts';
import { budgetLineUndertaking } from './budget-line.repository.ts';
import { type AgreedRefusal, type BudgetLine, checkAgreed } from './budget-line.ts';

export type EnterBudgetLineRefusal = OpenForPartnerRefusal | AgreedRefusal;

export async function enterBudgetLine(
  context: Context,
  input: EnterBudgetLineInput,
): Promise<Result<BudgetLine, EnterBudgetLineRefusal>> {
  const { workPackage, category, amount, startsOn, endsOn } = input;
  return openForPartner(
    context,
    budgetLineUndertaking,
    input,
    (begun): Result<BudgetLine, AgreedRefusal> => {
      const agreed = checkAgreed({ amount, startsOn, endsOn });
      if (!agreed.ok) return agreed;
      return ok({ ...begun, workPackage, category, ...agreed.value, amendedOn: null });
    },
  );
}
