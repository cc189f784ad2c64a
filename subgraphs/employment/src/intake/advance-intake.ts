import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceIntakeInput } from '../generated/resolvers.ts';
import { intakeCase } from './intake.repository.ts';
import type { Intake } from './intake.ts';

export async function advanceIntake(
  context: Context,
  { intakeId, ...request }: AdvanceIntakeInput,
): Promise<Result<Intake, ActOnCaseRefusal>> {
  return actOnCase(context, intakeCase, intakeId, request);
}
