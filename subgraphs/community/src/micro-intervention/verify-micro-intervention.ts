import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { VerifyMicroInterventionInput } from '../generated/resolvers.ts';
import { microInterventionUndertaking } from './micro-intervention.repository.ts';
import type { MicroIntervention } from './micro-intervention.ts';

export async function verifyMicroIntervention(
  context: Context,
  { microInterventionId, ...request }: VerifyMicroInterventionInput,
): Promise<Result<MicroIntervention, ActOnCaseRefusal>> {
  const act = { ...request, act: 'VERIFY' as const };
  return actOnCase(context, microInterventionUndertaking, microInterventionId, act);
}
