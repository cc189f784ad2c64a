import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceVacancyMatchInput } from '../generated/resolvers.ts';
import { takePlaceOf } from './take-place.ts';
import { vacancyMatchCase } from './vacancy-match.repository.ts';
import type { VacancyMatch } from './vacancy-match.ts';

type PlaceRefusal = 'VacancyFull' | 'VacancyNotOpen';

export type AdvanceVacancyMatchRefusal = ActOnCaseRefusal | PlaceRefusal;

export async function advanceVacancyMatch(
  context: Context,
  { vacancyMatchId, ...request }: AdvanceVacancyMatchInput,
): Promise<Result<VacancyMatch, AdvanceVacancyMatchRefusal>> {
  return actOnCase(
    context,
    vacancyMatchCase,
    vacancyMatchId,
    request,
    async (advanced, tx): Promise<Result<VacancyMatch, PlaceRefusal>> => {
      if (request.act !== 'HIRE') return ok(advanced);
      const taken = await takePlaceOf(tx, context, advanced);
      return taken.ok ? ok(advanced) : taken;
    },
  );
}
