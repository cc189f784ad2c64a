import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { WithdrawVacancyInput } from '../generated/resolvers.ts';
import { vacancyKind } from './vacancy.repository.ts';
import type { Vacancy } from './vacancy.ts';

export async function withdrawVacancy(
  context: Context,
  { vacancyId, ...request }: WithdrawVacancyInput,
): Promise<Result<Vacancy, ActOnCaseRefusal>> {
  return actOnCase(context, vacancyKind, vacancyId, { ...request, act: 'WITHDRAW' });
}
