import type { Context } from '#shared/context.ts';
import { inFallback } from '#shared/localised-text/localised-text.ts';
import { ok, type Result } from '#shared/result.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import type { DraftInformationCampaignInput } from '../generated/resolvers.ts';
import { informationCampaignUndertaking } from './information-campaign.repository.ts';
import {
  checkText,
  checkTold,
  type InformationCampaign,
  type ToldRefusal,
} from './information-campaign.ts';

type Unfit = ToldRefusal | 'TextsMalformed';

export type DraftInformationCampaignRefusal = OpenUndertakingRefusal | Unfit;

export async function draftInformationCampaign(
  context: Context,
  input: DraftInformationCampaignInput,
): Promise<Result<InformationCampaign, DraftInformationCampaignRefusal>> {
  const { kind, topic, languageCodes, channels, startsOn, endsOn } = input;
  return openUndertaking(
    context,
    informationCampaignUndertaking,
    input,
    (begun): Result<InformationCampaign, Unfit> => {
      const titles = checkText('title', input.title);
      if (!titles.ok) return titles;
      const descriptions = checkText('description', input.description);
      if (!descriptions.ok) return descriptions;
      const audiences = checkText('audience', input.audience);
      if (!audiences.ok) return audiences;
      const told = checkTold({ languageCodes, channels, startsOn, endsOn });
      if (!told.ok) return told;
      return ok({
        ...begun,
        ...told.value,
        kind,
        topic,
        titles: titles.value,
        title: inFallback(titles.value),
        descriptions: descriptions.value,
        audiences: audiences.value,
        approvedOn: null,
        findings: null,
      });
    },
  );
}
