import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { EvaluateInformationCampaignInput } from '../generated/resolvers.ts';
import { informationCampaignUndertaking } from './information-campaign.repository.ts';
import { checkText, type InformationCampaign } from './information-campaign.ts';

export type EvaluateInformationCampaignRefusal = ActOnCaseRefusal | 'TextsMalformed';

export async function evaluateInformationCampaign(
  context: Context,
  { informationCampaignId, findings, ...request }: EvaluateInformationCampaignInput,
): Promise<Result<InformationCampaign, EvaluateInformationCampaignRefusal>> {
  return actOnCase(
    context,
    informationCampaignUndertaking,
    informationCampaignId,
    { ...request, act: 'EVALUATE' as const },
    (advanced): Result<InformationCampaign, 'TextsMalformed'> => {
      const texts = checkText('findings', findings);
      return texts.ok ? ok({ ...advanced, findings: texts.value }) : texts;
    },
  );
}
