import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type OpenCaseRefusal, openCase } from '../case-step/open-case.ts';
import type { OpenHousingCaseInput } from '../generated/resolvers.ts';
import { housingCaseKind } from './housing-case.repository.ts';
import { checkHousehold, type HousingCase, notHoused } from './housing-case.ts';

export type OpenHousingCaseRefusal = OpenCaseRefusal | 'HouseholdMalformed';

export async function openHousingCase(
  context: Context,
  { need, adults, minors, tenure, ...opening }: OpenHousingCaseInput,
): Promise<Result<HousingCase, OpenHousingCaseRefusal>> {
  return openCase(context, housingCaseKind, opening, (begun) =>
    checkHousehold({ ...begun, ...notHoused, need, adults, minors, tenure }),
  );
}
