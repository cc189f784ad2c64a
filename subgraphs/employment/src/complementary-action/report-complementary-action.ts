import type { Context } from '#shared/context.ts';
import { readEuro } from '#shared/euro.ts';
import { type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { ReportComplementaryActionInput } from '../generated/resolvers.ts';
import { complementaryActionKind } from './complementary-action.repository.ts';
import { type ComplementaryAction, checkSpent } from './complementary-action.ts';

export type ReportComplementaryActionRefusal =
  | ActOnCaseRefusal
  | 'AmountMalformed'
  | 'SpentOverBudget';

export async function reportComplementaryAction(
  context: Context,
  { complementaryActionId: id, spent: amount, ...request }: ReportComplementaryActionInput,
): Promise<Result<ComplementaryAction, ReportComplementaryActionRefusal>> {
  const spent = readEuro(amount);
  if (spent === undefined) return refuse('AmountMalformed');
  const act = { ...request, act: 'REPORT' as const };
  return actOnCase(context, complementaryActionKind, id, act, (advanced) =>
    checkSpent({ ...advanced, spent }),
  );
}
