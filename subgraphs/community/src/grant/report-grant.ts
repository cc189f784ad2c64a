import type { Context } from '#shared/context.ts';
import { isMore, readEuro } from '#shared/euro.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { ActOnCaseRefusal } from '#shared/undertaking/act-on-case.ts';
import { checkWords } from '#shared/undertaking/case-step.ts';
import type { ReportGrantInput } from '../generated/resolvers.ts';
import { actAsBeneficiary } from './act-on-grant.ts';
import type { Grant } from './grant.ts';

type Unfit = 'AmountMalformed' | 'WordsMalformed';

export type ReportGrantRefusal = ActOnCaseRefusal | Unfit;

export async function reportGrant(
  context: Context,
  { reportedAmount, report, ...request }: ReportGrantInput,
): Promise<Result<Grant, ReportGrantRefusal>> {
  const act = { ...request, act: 'REPORT' as const };
  return actAsBeneficiary(context, act, (grant): Result<Grant, Unfit> => {
    const spent = readEuro(reportedAmount);
    if (spent === undefined || !isMore(spent, '0.00')) return refuse('AmountMalformed');
    const words = checkWords(report);
    if (!words.ok) return words;
    return ok({ ...grant, reportedAmount: spent, report: words.value, returnReason: null });
  });
}
