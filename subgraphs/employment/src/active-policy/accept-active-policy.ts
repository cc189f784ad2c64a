import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AcceptActivePolicyInput } from '../generated/resolvers.ts';
import { activePolicyCase } from './active-policy.repository.ts';
import type { ActivePolicy } from './active-policy.ts';

export async function acceptActivePolicy(
  context: Context,
  { activePolicyId, ...request }: AcceptActivePolicyInput,
): Promise<Result<ActivePolicy, ActOnCaseRefusal>> {
  return actOnCase(context, activePolicyCase, activePolicyId, { ...request, act: 'ACCEPT' });
}
