import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceHousingCaseInput } from '../generated/resolvers.ts';
import { housingCaseKind } from './housing-case.repository.ts';
import { follow, type HousingCase } from './housing-case.ts';

export async function advanceHousingCase(
  context: Context,
  { housingCaseId, ...request }: AdvanceHousingCaseInput,
): Promise<Result<HousingCase, ActOnCaseRefusal>> {
  return actOnCase(context, housingCaseKind, housingCaseId, request, (advanced) =>
    ok(follow(advanced, request.act)),
  );
}
