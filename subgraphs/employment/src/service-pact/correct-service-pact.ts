import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectServicePactInput } from '../generated/resolvers.ts';
import { isPlanOf, readPlan } from './read-plan.ts';
import { servicePactCase } from './service-pact.repository.ts';
import { readProfilingIndex, type ServicePact } from './service-pact.ts';

export type CorrectServicePactRefusal =
  | CorrectCaseRefusal
  | 'ProfilingIndexMalformed'
  | 'IndividualPlanNotFound';

export async function correctServicePact(
  context: Context,
  { servicePactId, version, reason, profilingIndex, individualPlanId }: CorrectServicePactInput,
): Promise<Result<ServicePact, CorrectServicePactRefusal>> {
  const index = readProfilingIndex(profilingIndex);
  if (!index.ok) return index;
  const plan = await readPlan(context, individualPlanId);
  const change = givenFields({ profilingIndex: index.value, individualPlanId });
  return correctCase(
    context,
    servicePactCase,
    servicePactId,
    { version, reason, change },
    (pact): Result<ServicePact, 'IndividualPlanNotFound'> =>
      individualPlanId && !isPlanOf(plan, pact) ? refuse('IndividualPlanNotFound') : ok(pact),
  );
}
