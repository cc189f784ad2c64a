import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { ApproveInformationCampaignInput } from '../generated/resolvers.ts';
import { informationCampaignUndertaking } from './information-campaign.repository.ts';
import type { InformationCampaign } from './information-campaign.ts';

export async function approveInformationCampaign(
  context: Context,
  { informationCampaignId, ...request }: ApproveInformationCampaignInput,
): Promise<Result<InformationCampaign, ActOnCaseRefusal>> {
  const act = { ...request, act: 'APPROVE' as const };
  return actOnCase(
    context,
    informationCampaignUndertaking,
    informationCampaignId,
    act,
    (advanced) => ok({ ...advanced, approvedOn: request.happenedOn }),
  );
}
