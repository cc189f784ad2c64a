import type { Texts } from '#shared/localised-text/localised-text.ts';
import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { CampaignChannel } from './information-campaign.ts';

export type CampaignMaterial = {
  informationCampaignId: string;
  number: number;
  titles: Texts;
  languageCode: string;
  channel: CampaignChannel;
  url: string | null;
  reference: string | null;
  edition: string;
  addedOn: string;
};

/** A campaign is no archive. */
export const mostMaterials = 200;

type Found = Pick<CampaignMaterial, 'url' | 'reference' | 'edition'>;

/** It is found at an address, or as its campaign files it. */
export function checkMaterial<Given extends Found>(
  given: Given,
): Result<Given, 'CampaignMaterialMalformed'> {
  const { url, reference, edition } = given;
  const isSound =
    (url !== null || reference !== null) &&
    (url === null || isAddress(url)) &&
    (reference === null || isPublicText(reference)) &&
    isPublicText(edition);
  return isSound ? ok(given) : refuse('CampaignMaterialMalformed');
}

function isAddress(url: string): boolean {
  return url.length <= 500 && URL.canParse(url) && /^https:\/\/[^\s\p{Cc}]+$/u.test(url);
}
