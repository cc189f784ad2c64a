import type { Context } from '#shared/context.ts';
import { type Result, refuse } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectInformationCampaignInput } from '../generated/resolvers.ts';
import { leavesOutside } from './campaign-reach.repository.ts';
import { informationCampaignUndertaking } from './information-campaign.repository.ts';
import {
  checkText,
  checkTold,
  type InformationCampaign,
  type ToldRefusal,
  unfinishedStates,
} from './information-campaign.ts';

type Unfit = ToldRefusal | 'TextsMalformed' | 'CaseStateForbids' | 'OutsideCampaign';

export type CorrectInformationCampaignRefusal = CorrectCaseRefusal | Unfit;

export async function correctInformationCampaign(
  context: Context,
  input: CorrectInformationCampaignInput,
): Promise<Result<InformationCampaign, CorrectInformationCampaignRefusal>> {
  const { informationCampaignId, version, reason, title, description, audience, ...given } = input;
  const titles = title && checkText('title', title);
  if (titles && !titles.ok) return titles;
  const descriptions = description && checkText('description', description);
  if (descriptions && !descriptions.ok) return descriptions;
  const audiences = audience && checkText('audience', audience);
  if (audiences && !audiences.ok) return audiences;
  const change = {
    ...givenFields(given),
    ...(titles && { titles: titles.value }),
    ...(descriptions && { descriptions: descriptions.value }),
    ...(audiences && { audiences: audiences.value }),
  };
  return correctCase(
    context,
    informationCampaignUndertaking,
    informationCampaignId,
    { version, reason, change },
    async (corrected, tx): Promise<Result<InformationCampaign, Unfit>> => {
      if (!unfinishedStates.includes(corrected.state)) return refuse('CaseStateForbids');
      const told = checkTold(corrected);
      if (!told.ok) return told;
      return (await leavesOutside(tx, corrected)) ? refuse('OutsideCampaign') : told;
    },
  );
}
