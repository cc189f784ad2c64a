import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { RejectVacancyMatchInput } from '../generated/resolvers.ts';
import { vacancyMatchCase } from './vacancy-match.repository.ts';
import type { VacancyMatch } from './vacancy-match.ts';

export async function rejectVacancyMatch(
  context: Context,
  { vacancyMatchId, ...request }: RejectVacancyMatchInput,
): Promise<Result<VacancyMatch, ActOnCaseRefusal>> {
  return actOnCase(context, vacancyMatchCase, vacancyMatchId, { ...request, act: 'NOT_HIRE' });
}
