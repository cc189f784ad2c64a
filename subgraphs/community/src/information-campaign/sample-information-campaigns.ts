import type { Texts } from '#shared/localised-text/localised-text.ts';
import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { randomAt } from '#shared/sample/sample-random.ts';
import { type FixedSampleRows, sampleRows } from '#shared/sample/sample-rows.ts';
import { dayOf, live, type SampleAct } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import type { CampaignReach, ReachMeasure } from './campaign-reach.ts';
import { informationCampaignUndertaking } from './information-campaign.repository.ts';
import {
  campaignMaterials,
  campaignReaches,
  informationCampaigns,
} from './information-campaign.table.ts';
import type {
  CampaignChannel,
  InformationCampaign,
  InformationCampaignAct,
} from './information-campaign.ts';
import { type ToldCampaign, toldCampaigns } from './sample-campaign-texts.ts';

function inBoth(ita: string, eng: string): Texts {
  return { fallback: 'ita', texts: { ita, eng } };
}

/** In turn, and on which day after the draft; those that are still to come have not happened. */
function storeOf({ startsOn, endsOn, isCancelled }: ToldCampaign) {
  const approved = { act: 'APPROVE' as const, on: shiftDay(startsOn, -20) };
  const started = { act: 'START' as const, on: startsOn };
  if (isCancelled) return [approved, { act: 'CANCEL' as const, on: shiftDay(startsOn, -3) }];
  const ended: SampleAct<InformationCampaignAct>[] = [
    { act: 'END', on: endsOn },
    { act: 'EVALUATE', on: shiftDay(endsOn, 40) },
  ];
  return [approved, started, ...ended];
}

const drawn = toldCampaigns.map((told) => {
  const openedOn = shiftDay(told.startsOn, -45);
  const life = live(informationCampaignUndertaking, openedOn, storeOf(told));
  const { key, organisation, titles, descriptions, audiences, findings } = told;
  const row: Omit<InformationCampaign, 'title'> = {
    id: knownReferenceId('information_campaign', key),
    organisationId: knownReferenceId('organisation', organisation),
    kind: told.kind,
    titles: inBoth(...titles),
    descriptions: inBoth(...descriptions),
    audiences: inBoth(...audiences),
    topic: told.topic,
    languageCodes: told.languageCodes,
    channels: told.channels,
    startsOn: told.startsOn,
    endsOn: told.endsOn,
    approvedOn: dayOf(life, 'APPROVE'),
    findings: dayOf(life, 'EVALUATE') === null ? null : inBoth(...findings),
    ...outcomeOf(life),
  };
  return { key, row, life };
});

const measures: Record<CampaignChannel, ReachMeasure> = {
  WEB: 'VIEWS',
  SOCIAL_MEDIA: 'VIEWS',
  MESSAGING: 'VIEWS',
  RADIO: 'LISTENERS',
  TELEVISION: 'LISTENERS',
  PRINT: 'COPIES',
  EVENT: 'CONTACTS',
  DESK: 'CONTACTS',
  ASSOCIATIONS: 'CONTACTS',
  SCHOOLS: 'CONTACTS',
};

const most: Record<ReachMeasure, number> = {
  VIEWS: 9_000,
  LISTENERS: 4_000,
  COPIES: 800,
  CONTACTS: 120,
};

const daysOfFigure = 30;

/** Of every thirty days that are over, in every language and by every channel. */
function reachesOf({ row, life }: (typeof drawn)[number]): CampaignReach[] {
  if (dayOf(life, 'START') === null) return [];
  const reaches: CampaignReach[] = [];
  const last = row.endsOn < lastSampleDay ? row.endsOn : lastSampleDay;
  for (let startsOn = row.startsOn; ; ) {
    const endsOn = shiftDay(startsOn, daysOfFigure);
    if (endsOn > last) return reaches;
    for (const languageCode of row.languageCodes) {
      for (const channel of row.channels) {
        const random = randomAt(1, 'campaign reach', row.id, startsOn, languageCode, channel);
        const measure = measures[channel];
        const count = random.integer(most[measure] / 20, most[measure]);
        const of = { informationCampaignId: row.id, languageCode, channel, measure };
        reaches.push({ ...of, startsOn, endsOn, count });
      }
    }
    startsOn = endsOn;
  }
}

/** One in each language, by the first channel. */
function materialsOf({ key, row }: (typeof drawn)[number]) {
  return row.languageCodes.map((languageCode, index) => ({
    informationCampaignId: row.id,
    number: index + 1,
    titles: inBoth(`Scheda informativa (${languageCode})`, `Fact sheet (${languageCode})`),
    languageCode,
    channel: row.channels[0] ?? 'WEB',
    url: `https://materials.example/${key}/${languageCode}`,
    reference: null,
    edition: '1',
    addedOn: row.openedOn,
  }));
}

export function sampleInformationCampaigns(): FixedSampleRows[] {
  const { type } = informationCampaignUndertaking;
  return [
    ...sampleUndertakings(type, informationCampaigns, () => drawn),
    sampleRows(campaignMaterials, () => drawn.flatMap(materialsOf)),
    sampleRows(campaignReaches, () => drawn.flatMap(reachesOf)),
  ];
}
