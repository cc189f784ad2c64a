import type { Context } from '#shared/context.ts';
import { readOne } from '#shared/reading/read-list.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { individualPlanCase } from '../individual-plan/individual-plan.repository.ts';
import type { IndividualPlan } from '../individual-plan/individual-plan.ts';
import type { ServicePact } from './service-pact.ts';

/** The plan that a pact is to go with; null where none is named, or none is there to see. */
export async function readPlan(
  context: Context,
  id: string | null | undefined,
): Promise<IndividualPlan | null> {
  if (!id) return null;
  requireId(context, 'individual_plan', id);
  return readOne(context, individualPlanCase.list, id);
}

/** A pact goes with a plan of the same record. */
export function isPlanOf(
  plan: IndividualPlan | null,
  { personRecordId }: Pick<ServicePact, 'personRecordId'>,
): boolean {
  return plan?.personRecordId === personRecordId;
}
