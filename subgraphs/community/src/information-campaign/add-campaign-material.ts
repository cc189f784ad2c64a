import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import {
  type WorkOnUndertakingRefusal,
  workOnUndertaking,
} from '#shared/undertaking/work-on-undertaking.ts';
import type { AddCampaignMaterialInput } from '../generated/resolvers.ts';
import { checkMaterial, mostMaterials } from './campaign-material.ts';
import { countMaterials, insertMaterial } from './campaign-reach.repository.ts';
import { isOfCampaign } from './campaign-reach.ts';
import { informationCampaignUndertaking } from './information-campaign.repository.ts';
import { checkText, type InformationCampaign } from './information-campaign.ts';

type Unfit =
  | 'CaseStateForbids'
  | 'CaseInFuture'
  | 'TextsMalformed'
  | 'OutsideCampaign'
  | 'CampaignMaterialMalformed'
  | 'CampaignFull';

export type AddCampaignMaterialRefusal = WorkOnUndertakingRefusal | Unfit;

const open: readonly InformationCampaign['state'][] = ['DRAFT', 'APPROVED', 'RUNNING'];

export async function addCampaignMaterial(
  context: Context,
  input: AddCampaignMaterialInput,
): Promise<Result<InformationCampaign, AddCampaignMaterialRefusal>> {
  const { informationCampaignId, version, title, languageCode, channel, edition } = input;
  const { url = null, reference = null } = input;
  const addedOn = input.addedOn ?? context.today;
  return workOnUndertaking(
    context,
    informationCampaignUndertaking,
    { id: informationCampaignId, version, on: addedOn },
    async (campaign, tx): Promise<Result<InformationCampaign, Unfit>> => {
      if (!open.includes(campaign.state)) return refuse('CaseStateForbids');
      if (addedOn > context.today) return refuse('CaseInFuture');
      const titles = checkText('title', title);
      if (!titles.ok) return titles;
      const material = checkMaterial({ url, reference, edition });
      if (!material.ok) return material;
      const of = { languageCode, channel };
      if (!isOfCampaign(campaign, of)) return refuse('OutsideCampaign');
      const before = await countMaterials(tx, informationCampaignId);
      if (before >= mostMaterials) return refuse('CampaignFull');
      const added = { number: before + 1, titles: titles.value, addedOn };
      await insertMaterial(tx, { informationCampaignId, ...of, ...material.value, ...added });
      return ok(campaign);
    },
  );
}
