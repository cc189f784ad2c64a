import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceInformationCampaignInput } from '../generated/resolvers.ts';
import { informationCampaignUndertaking } from './information-campaign.repository.ts';
import type { InformationCampaign } from './information-campaign.ts';

export async function advanceInformationCampaign(
  context: Context,
  { informationCampaignId, ...request }: AdvanceInformationCampaignInput,
): Promise<Result<InformationCampaign, ActOnCaseRefusal>> {
  return actOnCase(context, informationCampaignUndertaking, informationCampaignId, request);
}
