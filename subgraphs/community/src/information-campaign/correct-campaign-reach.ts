import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import {
  type WorkOnUndertakingRefusal,
  workOnUndertaking,
} from '#shared/undertaking/work-on-undertaking.ts';
import type { CorrectCampaignReachInput } from '../generated/resolvers.ts';
import { findReach, updateReach } from './campaign-reach.repository.ts';
import { checkCount, nameOf, reachedStates } from './campaign-reach.ts';
import { informationCampaignUndertaking as undertaking } from './information-campaign.repository.ts';
import type { InformationCampaign } from './information-campaign.ts';

type Unfit = 'CaseStateForbids' | 'ReachMalformed' | 'ReachNotFound' | 'NothingCorrected';

export type CorrectCampaignReachRefusal = WorkOnUndertakingRefusal | Unfit;

/** What the figure was before is kept among the corrections of its campaign. */
export async function correctCampaignReach(
  context: Context,
  { version, reason, count, ...place }: CorrectCampaignReachInput,
): Promise<Result<InformationCampaign, CorrectCampaignReachRefusal>> {
  const { informationCampaignId: id } = place;
  return workOnUndertaking(
    context,
    undertaking,
    { id, version, on: place.startsOn },
    async (campaign, tx): Promise<Result<InformationCampaign, Unfit>> => {
      if (!reachedStates.includes(campaign.state)) return refuse('CaseStateForbids');
      const known = await findReach(tx, place);
      if (!known) return refuse('ReachNotFound');
      const sound = checkCount(count);
      if (!sound.ok) return sound;
      if (known.count === count) return refuse('NothingCorrected');
      await updateReach(tx, { ...known, count });
      const correction = {
        caseType: undertaking.type,
        caseId: id,
        number: campaign.version,
        field: nameOf(place),
        before: JSON.stringify(known.count),
        after: JSON.stringify(count),
        reason,
        recordedAt: context.now,
      };
      await undertaking.insertCorrections(tx, campaign, [correction]);
      return ok(campaign);
    },
  );
}
