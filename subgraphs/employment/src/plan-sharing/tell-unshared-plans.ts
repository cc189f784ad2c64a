import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Tx } from '#shared/database/database.ts';
import { findByIds } from '#shared/reading/select.ts';
import { toTypeId } from '#shared/type-id.ts';
import type { CaseShare } from '../case-step/case-share.repository.ts';
import { individualPlanCase } from '../individual-plan/individual-plan.repository.ts';

/** Tells whoever a plan was shared with that it leaves their view; what a referral shared is told with that. */
export async function tellUnsharedPlans(tx: Tx, ended: readonly CaseShare[]): Promise<void> {
  const ofPlans = ended.filter(({ caseType }) => caseType === 'IndividualPlan');
  if (ofPlans.length === 0) return;
  const planOf = ({ sourceId }: CaseShare) => toTypeId('individual_plan', sourceId);
  const plans = await findByIds(tx, individualPlanCase.list, ofPlans.map(planOf));
  const versions = new Map(plans.map(({ id, version }) => [id, version]));
  for (const share of ofPlans) {
    const [id, organisation] = [planOf(share), share.organisationId];
    const version = versions.get(id);
    if (version === undefined) continue;
    await appendChange(tx, { type: 'IndividualPlan', id, version, kind: 'REMOVED', organisation });
  }
}
