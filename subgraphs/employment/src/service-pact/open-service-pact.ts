import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { Case } from '../case-step/case.ts';
import { type Around, type OpenCaseRefusal, openCase } from '../case-step/open-case.ts';
import type { OpenServicePactInput } from '../generated/resolvers.ts';
import { isPlanOf, readPlan } from './read-plan.ts';
import { insertPresence, servicePactCase } from './service-pact.repository.ts';
import {
  checkCpi,
  readProfilingIndex,
  type ServicePact,
  type ServicePactState,
} from './service-pact.ts';

type PactRefusal =
  | 'AccessPointNotCpi'
  | 'ProfilingIndexMalformed'
  | 'IndividualPlanNotFound'
  | 'PactAlreadyOpen';

export type OpenServicePactRefusal = OpenCaseRefusal | PactRefusal;

export async function openServicePact(
  context: Context,
  { didOn: openedOn, profilingIndex: given, individualPlanId, ...opening }: OpenServicePactInput,
): Promise<Result<ServicePact, OpenServicePactRefusal>> {
  const index = readProfilingIndex(given);
  if (!index.ok) return index;
  const { value: profilingIndex } = index;
  const plan = await readPlan(context, individualPlanId);

  async function complete(
    begun: Case<ServicePactState>,
    { tx, record, accessPoint }: Around,
  ): Promise<Result<ServicePact, PactRefusal>> {
    const place = checkCpi(accessPoint);
    if (!place.ok) return place;
    if (individualPlanId && !isPlanOf(plan, begun)) return refuse('IndividualPlanNotFound');
    await insertPresence(tx, record);
    return ok({
      ...begun,
      signedOn: null,
      profilingIndex,
      individualPlanId: plan?.id ?? null,
    });
  }

  // The index `service_pact_one_open` decides, so that two clerks cannot race.
  return openCase(context, servicePactCase, { ...opening, openedOn }, complete, 'PactAlreadyOpen');
}
