import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectHousingCaseInput } from '../generated/resolvers.ts';
import { housingCaseKind } from './housing-case.repository.ts';
import { checkHousehold, type HousingCase } from './housing-case.ts';

export type CorrectHousingCaseRefusal = CorrectCaseRefusal | 'HouseholdMalformed';

export async function correctHousingCase(
  context: Context,
  { housingCaseId, version, reason, ...change }: CorrectHousingCaseInput,
): Promise<Result<HousingCase, CorrectHousingCaseRefusal>> {
  const correction = { version, reason, change: givenFields(change) };
  return correctCase(context, housingCaseKind, housingCaseId, correction, checkHousehold);
}
