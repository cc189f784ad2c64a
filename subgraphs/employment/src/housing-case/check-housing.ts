import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { CheckHousingInput } from '../generated/resolvers.ts';
import { housingCaseKind } from './housing-case.repository.ts';
import { checkTenancy, type HousingCase } from './housing-case.ts';

export type CheckHousingRefusal = ActOnCaseRefusal | 'HousingCheckTooEarly';

export async function checkHousing(
  context: Context,
  { housingCaseId, outcome, ...request }: CheckHousingInput,
): Promise<Result<HousingCase, CheckHousingRefusal>> {
  const act = { ...request, act: 'CHECK' as const };
  return actOnCase(context, housingCaseKind, housingCaseId, act, (advanced) =>
    checkTenancy(advanced, outcome, request.happenedOn),
  );
}
