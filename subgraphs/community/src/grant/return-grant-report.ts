import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import type { ActOnCaseRefusal } from '#shared/undertaking/act-on-case.ts';
import { checkWords } from '#shared/undertaking/case-step.ts';
import type { ReturnGrantReportInput } from '../generated/resolvers.ts';
import { actAsRegione } from './act-on-grant.ts';
import type { Grant } from './grant.ts';

export type ReturnGrantReportRefusal = ActOnCaseRefusal | 'WordsMalformed';

/** What was reported stays, for whoever reports it anew. */
export async function returnGrantReport(
  context: Context,
  { returnReason, ...request }: ReturnGrantReportInput,
): Promise<Result<Grant, ReturnGrantReportRefusal>> {
  const act = { ...request, act: 'RETURN' as const };
  return actAsRegione(context, act, (grant): Result<Grant, 'WordsMalformed'> => {
    const words = checkWords(returnReason);
    return words.ok ? ok({ ...grant, returnReason: words.value }) : words;
  });
}
