import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectIndividualPlanInput } from '../generated/resolvers.ts';
import { individualPlanCase } from './individual-plan.repository.ts';
import { type CorrectPlanRefusal, checkCorrected, type IndividualPlan } from './individual-plan.ts';

export type CorrectIndividualPlanRefusal = CorrectCaseRefusal | CorrectPlanRefusal;

export async function correctIndividualPlan(
  context: Context,
  { individualPlanId, version, reason, ...change }: CorrectIndividualPlanInput,
): Promise<Result<IndividualPlan, CorrectIndividualPlanRefusal>> {
  const correcting = { version, reason, change: givenFields(change) };
  return correctCase(context, individualPlanCase, individualPlanId, correcting, (corrected) =>
    checkCorrected(corrected, context.today),
  );
}
