import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type OpenCaseRefusal, openCase } from '../case-step/open-case.ts';
import type { OpenIndividualPlanInput } from '../generated/resolvers.ts';
import { individualPlanCase } from './individual-plan.repository.ts';
import { draftPlan, type IndividualPlan, type OpenPlanRefusal } from './individual-plan.ts';

export type OpenIndividualPlanRefusal = OpenCaseRefusal | OpenPlanRefusal | 'PlanAlreadyOpen';

export async function openIndividualPlan(
  context: Context,
  { caseManager, reviewDueOn, ...opening }: OpenIndividualPlanInput,
): Promise<Result<IndividualPlan, OpenIndividualPlanRefusal>> {
  const request = { reviewDueOn, caseManager: caseManager ?? context.viewer.subject };
  return openCase(
    context,
    individualPlanCase,
    opening,
    (begun): Result<IndividualPlan, OpenPlanRefusal | 'PlanAlreadyOpen'> =>
      draftPlan(begun, request),
    // The index `individual_plan_one_open` decides, so that two clerks cannot race.
    'PlanAlreadyOpen',
  );
}
