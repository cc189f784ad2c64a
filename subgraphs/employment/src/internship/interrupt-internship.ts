import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { InterruptInternshipInput } from '../generated/resolvers.ts';
import { internshipCase } from './internship.repository.ts';
import type { Internship } from './internship.ts';

export async function interruptInternship(
  context: Context,
  { internshipId, ...request }: InterruptInternshipInput,
): Promise<Result<Internship, ActOnCaseRefusal>> {
  return actOnCase(context, internshipCase, internshipId, { ...request, act: 'INTERRUPT' });
}
