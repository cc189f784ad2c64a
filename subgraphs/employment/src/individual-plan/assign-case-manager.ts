import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type WorkOnCaseRefusal, workOnCase } from '../case-step/work-on-case.ts';
import type { AssignCaseManagerInput } from '../generated/resolvers.ts';
import { individualPlanCase } from './individual-plan.repository.ts';
import { assignTo, type IndividualPlan } from './individual-plan.ts';

export type AssignCaseManagerRefusal =
  | WorkOnCaseRefusal
  | 'CaseStateForbids'
  | 'CaseManagerMalformed';

export async function assignCaseManager(
  context: Context,
  { individualPlanId: id, version, caseManager }: AssignCaseManagerInput,
): Promise<Result<IndividualPlan, AssignCaseManagerRefusal>> {
  return workOnCase(context, individualPlanCase, { id, version }, async (plan) =>
    assignTo(plan, caseManager),
  );
}
