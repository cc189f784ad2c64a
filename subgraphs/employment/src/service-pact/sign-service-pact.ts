import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { SignServicePactInput } from '../generated/resolvers.ts';
import { servicePactCase } from './service-pact.repository.ts';
import { readProfilingIndex, type ServicePact } from './service-pact.ts';

export type SignServicePactRefusal = ActOnCaseRefusal | 'ProfilingIndexMalformed';

export async function signServicePact(
  context: Context,
  { servicePactId, version, signedOn, profilingIndex: given }: SignServicePactInput,
): Promise<Result<ServicePact, SignServicePactRefusal>> {
  const request = { version, act: 'SIGN' as const, happenedOn: signedOn };
  return actOnCase(
    context,
    servicePactCase,
    servicePactId,
    request,
    (pact): Result<ServicePact, 'ProfilingIndexMalformed'> => {
      const index = readProfilingIndex(given);
      if (!index.ok) return index;
      return ok({ ...pact, signedOn, profilingIndex: index.value ?? pact.profilingIndex });
    },
  );
}
