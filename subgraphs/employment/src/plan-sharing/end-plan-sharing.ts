import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { getUuid } from '#shared/type-id.ts';
import { endCaseSharesWith, findCaseShares } from '../case-step/case-share.repository.ts';
import { type WorkOnCaseRefusal, workOnCase } from '../case-step/work-on-case.ts';
import type { EndPlanSharingInput } from '../generated/resolvers.ts';
import { individualPlanCase } from '../individual-plan/individual-plan.repository.ts';
import type { IndividualPlan } from '../individual-plan/individual-plan.ts';
import { isSharedWith } from './plan-sharing.ts';

export type EndPlanSharingRefusal = WorkOnCaseRefusal | 'PlanNotShared';

export async function endPlanSharing(
  context: Context,
  { individualPlanId: id, version, organisationId }: EndPlanSharingInput,
): Promise<Result<IndividualPlan, EndPlanSharingRefusal>> {
  requireId(context, 'organisation', organisationId);
  const { today } = context;
  return workOnCase(
    context,
    individualPlanCase,
    { id, version },
    async (plan, tx): Promise<Result<IndividualPlan, 'PlanNotShared'>> => {
      const sourceId = getUuid('individual_plan', id);
      const shares = await findCaseShares(tx, sourceId);
      if (!isSharedWith(shares, organisationId, today)) return refuse('PlanNotShared');
      await endCaseSharesWith(tx, { sourceId, organisationId }, today);
      // It leaves the view of the other organisation.
      const change = { type: 'IndividualPlan', id, version: version + 1 };
      await appendChange(tx, { ...change, kind: 'REMOVED', organisation: organisationId });
      return ok(plan);
    },
  );
}
