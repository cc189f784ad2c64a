import { addDays } from '#shared/clock.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { CampaignChannel, InformationCampaign } from './information-campaign.ts';

export type ReachMeasure = 'VIEWS' | 'COPIES' | 'CONTACTS' | 'LISTENERS';

export type CampaignReach = {
  informationCampaignId: string;
  languageCode: string;
  channel: CampaignChannel;
  measure: ReachMeasure;
  startsOn: string;
  /** First day after the end. */
  endsOn: string;
  count: number;
};

export type CampaignReachTally = {
  languageCode: string | null;
  channel: CampaignChannel | null;
  measure: ReachMeasure;
  count: number;
};

/** A draft has reached nobody, and what is evaluated is told. */
export const reachedStates: readonly InformationCampaign['state'][] = ['RUNNING', 'ENDED'];

/** More than all who live in the Region: a figure beyond it is a slip. */
const mostReached = 5_000_000;

export function checkCount(count: number): Result<number, 'ReachMalformed'> {
  return count >= 0 && count <= mostReached ? ok(count) : refuse('ReachMalformed');
}

type Campaign = Pick<InformationCampaign, 'languageCodes' | 'channels' | 'startsOn' | 'endsOn'>;

/** Whether something is in a language and by a channel of the campaign. */
export function isOfCampaign(
  { languageCodes, channels }: Campaign,
  { languageCode, channel }: Pick<CampaignReach, 'languageCode' | 'channel'>,
): boolean {
  return languageCodes.includes(languageCode) && channels.includes(channel);
}

export type ReachRefusal = 'ReachMalformed' | 'OutsideCampaign' | 'CaseInFuture';

/** A figure is of days that are over, today at most, and of what the campaign is. */
export function checkReach<Given extends CampaignReach>(
  given: Given,
  campaign: Campaign,
  today: string,
): Result<Given, ReachRefusal> {
  const { startsOn, endsOn } = given;
  const count = checkCount(given.count);
  if (!count.ok || endsOn <= startsOn) return refuse('ReachMalformed');
  if (endsOn > addDays(today, 1)) return refuse('CaseInFuture');
  const isWithin = startsOn >= campaign.startsOn && endsOn <= campaign.endsOn;
  return isWithin && isOfCampaign(campaign, given) ? ok(given) : refuse('OutsideCampaign');
}

/** As corrections name it. */
export function nameOf({
  languageCode,
  channel,
  measure,
  startsOn,
}: Omit<CampaignReach, 'count' | 'endsOn' | 'informationCampaignId'>): string {
  return ['reach', languageCode, channel, measure, startsOn].join(' ');
}
