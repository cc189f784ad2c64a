import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceServicePactInput } from '../generated/resolvers.ts';
import { removePresence, servicePactCase } from './service-pact.repository.ts';
import { hasPactEnded, type ServicePact } from './service-pact.ts';

export async function advanceServicePact(
  context: Context,
  { servicePactId, ...request }: AdvanceServicePactInput,
): Promise<Result<ServicePact, ActOnCaseRefusal>> {
  return actOnCase(context, servicePactCase, servicePactId, request, async (pact, tx) => {
    if (hasPactEnded(pact)) await removePresence(tx, pact.personRecordId);
    return ok(pact);
  });
}
