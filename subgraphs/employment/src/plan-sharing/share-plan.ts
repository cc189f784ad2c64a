import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { getUuid } from '#shared/type-id.ts';
import { findCaseShares, insertCaseShares } from '../case-step/case-share.repository.ts';
import { type WorkOnCaseRefusal, workOnCase } from '../case-step/work-on-case.ts';
import { findGivenForUpdate } from '../consent/consent.repository.ts';
import type { SharePlanInput } from '../generated/resolvers.ts';
import { individualPlanCase } from '../individual-plan/individual-plan.repository.ts';
import type { IndividualPlan } from '../individual-plan/individual-plan.ts';
import {
  checkSharing,
  isSharedWith,
  type ShareRefusal,
  sharedUntil,
  typesShared,
} from './plan-sharing.ts';

export type SharePlanRefusal =
  | WorkOnCaseRefusal
  | ShareRefusal
  | 'SharingNotConsented'
  | 'PlanAlreadyShared';

export async function sharePlan(
  context: Context,
  { individualPlanId: id, version, organisationId, kinds, endsOn: until = null }: SharePlanInput,
): Promise<Result<IndividualPlan, SharePlanRefusal>> {
  requireId(context, 'organisation', organisationId);
  const { today } = context;
  return workOnCase(
    context,
    individualPlanCase,
    { id, version },
    async (plan, tx): Promise<Result<IndividualPlan, SharePlanRefusal>> => {
      const { personRecordId, organisationId: ownerOrganisationId } = plan;
      const checked = checkSharing(plan, { organisationId, until }, today);
      if (!checked.ok) return checked;
      const consent = await findGivenForUpdate(tx, 'OPTIONAL_SHARING', personRecordId, today);
      if (!consent) return refuse('SharingNotConsented');
      const sourceId = getUuid('individual_plan', id);
      const shares = await findCaseShares(tx, sourceId);
      if (isSharedWith(shares, organisationId, today)) return refuse('PlanAlreadyShared');
      const shared = { personRecordId, ownerOrganisationId, organisationId, accessPointId: null };
      await insertCaseShares(
        tx,
        typesShared(kinds).map((caseType) => ({
          ...shared,
          sourceId,
          caseType,
          until: sharedUntil(until, consent.expiresOn),
        })),
      );
      // It comes into the view of the other organisation.
      const change = { type: 'IndividualPlan', id, version: version + 1 };
      await appendChange(tx, { ...change, kind: 'CREATED', organisation: organisationId });
      return ok(plan);
    },
  );
}
