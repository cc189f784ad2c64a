import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import {
  type WorkOnUndertakingRefusal,
  workOnUndertaking,
} from '#shared/undertaking/work-on-undertaking.ts';
import type { RecordCampaignReachInput } from '../generated/resolvers.ts';
import { insertReach, isTaken } from './campaign-reach.repository.ts';
import { checkReach, type ReachRefusal, reachedStates } from './campaign-reach.ts';
import { informationCampaignUndertaking } from './information-campaign.repository.ts';
import type { InformationCampaign } from './information-campaign.ts';

type Unfit = ReachRefusal | 'CaseStateForbids' | 'ReachPeriodTaken';

export type RecordCampaignReachRefusal = WorkOnUndertakingRefusal | Unfit;

/** The campaign is locked meanwhile, so that two figures of the same days cannot both come in. */
export async function recordCampaignReach(
  context: Context,
  { version, ...figure }: RecordCampaignReachInput,
): Promise<Result<InformationCampaign, RecordCampaignReachRefusal>> {
  return workOnUndertaking(
    context,
    informationCampaignUndertaking,
    { id: figure.informationCampaignId, version, on: figure.startsOn },
    async (campaign, tx): Promise<Result<InformationCampaign, Unfit>> => {
      if (!reachedStates.includes(campaign.state)) return refuse('CaseStateForbids');
      const reach = checkReach(figure, campaign, context.today);
      if (!reach.ok) return reach;
      if (await isTaken(tx, reach.value)) return refuse('ReachPeriodTaken');
      await insertReach(tx, reach.value);
      return ok(campaign);
    },
  );
}
