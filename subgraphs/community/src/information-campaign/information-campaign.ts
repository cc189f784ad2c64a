import { addDays } from '#shared/clock.ts';
import {
  checkTexts,
  type GivenTexts,
  lengths,
  type Texts,
} from '#shared/localised-text/localised-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';

export type InformationCampaignState =
  | 'DRAFT'
  | 'APPROVED'
  | 'RUNNING'
  | 'ENDED'
  | 'EVALUATED'
  | 'CANCELLED';

export type InformationCampaignAct = 'APPROVE' | 'START' | 'END' | 'CANCEL' | 'EVALUATE';

export const informationCampaignLifeCycle = {
  APPROVE: { from: ['DRAFT'], to: 'APPROVED' },
  START: { from: ['APPROVED'], to: 'RUNNING' },
  END: { from: ['RUNNING'], to: 'ENDED' },
  CANCEL: { from: ['DRAFT', 'APPROVED', 'RUNNING'], to: 'CANCELLED' },
  EVALUATE: { from: ['ENDED'], to: 'EVALUATED' },
} as const satisfies LifeCycle<InformationCampaignState, InformationCampaignAct>;

/** Until then something can be added to it, or corrected. */
export const unfinishedStates: readonly InformationCampaignState[] = [
  'DRAFT',
  'APPROVED',
  'RUNNING',
  'ENDED',
];

export type InformationCampaignKind = 'CAMPAIGN' | 'INFORMATION_PACKAGE';

export type CampaignTopic =
  | 'LEGAL_MIGRATION'
  | 'RIGHTS_AND_DUTIES'
  | 'SERVICES'
  | 'LANGUAGE_LEARNING'
  | 'WORK'
  | 'HOUSING'
  | 'HEALTH'
  | 'EDUCATION'
  | 'PARTICIPATION'
  | 'ANTI_DISCRIMINATION';

export type CampaignChannel =
  | 'WEB'
  | 'SOCIAL_MEDIA'
  | 'MESSAGING'
  | 'RADIO'
  | 'TELEVISION'
  | 'PRINT'
  | 'EVENT'
  | 'DESK'
  | 'ASSOCIATIONS'
  | 'SCHOOLS';

export type InformationCampaign = Owned<InformationCampaignState> & {
  kind: InformationCampaignKind;
  titles: Texts;
  /** That of the fallback language, which the database takes from the titles. */
  title: string | null;
  descriptions: Texts;
  audiences: Texts;
  topic: CampaignTopic;
  /** ISO 639-3. */
  languageCodes: string[];
  channels: CampaignChannel[];
  startsOn: string;
  /** First day after the end. */
  endsOn: string;
  approvedOn: string | null;
  findings: Texts | null;
};

/** What was never approved is known to its organisation and the Regione alone. */
export function isPublic({ approvedOn }: Pick<InformationCampaign, 'approvedOn'>): boolean {
  return approvedOn !== null;
}

type Told = Pick<InformationCampaign, 'languageCodes' | 'channels' | 'startsOn' | 'endsOn'>;

export type ToldRefusal =
  | 'CampaignPeriodMalformed'
  | 'CampaignLanguagesMalformed'
  | 'CampaignChannelsMalformed';

const mostDays = 5 * 366;
const mostLanguages = 40;

export function checkTold<Given extends Told>(given: Given): Result<Given, ToldRefusal> {
  const { languageCodes, channels, startsOn, endsOn } = given;
  if (endsOn <= startsOn || endsOn > addDays(startsOn, mostDays)) {
    return refuse('CampaignPeriodMalformed');
  }
  const areLanguages =
    languageCodes.length <= mostLanguages &&
    isEachOnce(languageCodes) &&
    languageCodes.every((code) => /^[a-z]{3}$/.test(code));
  if (!areLanguages) return refuse('CampaignLanguagesMalformed');
  return isEachOnce(channels) ? ok(given) : refuse('CampaignChannelsMalformed');
}

function isEachOnce(items: readonly string[]): boolean {
  return items.length > 0 && new Set(items).size === items.length;
}

const most = {
  title: lengths.title,
  audience: lengths.title,
  description: lengths.description,
  findings: lengths.description,
} as const;

/** A text of the campaign, by the field that gives it. */
export function checkText(
  field: keyof typeof most,
  given: GivenTexts,
): Result<Texts, 'TextsMalformed'> {
  return checkTexts(given, most[field], field);
}
