import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceVacancyInput } from '../generated/resolvers.ts';
import { vacancyKind } from './vacancy.repository.ts';
import { checkReopening, type Vacancy } from './vacancy.ts';

export type AdvanceVacancyRefusal = ActOnCaseRefusal | 'VacancyFull';

export async function advanceVacancy(
  context: Context,
  { vacancyId, ...request }: AdvanceVacancyInput,
): Promise<Result<Vacancy, AdvanceVacancyRefusal>> {
  return actOnCase(
    context,
    vacancyKind,
    vacancyId,
    request,
    (advanced): Result<Vacancy, 'VacancyFull'> =>
      request.act === 'REOPEN' ? checkReopening(advanced) : ok(advanced),
  );
}
