import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import {
  hasTitle,
  textsColumn,
  titleColumns,
} from '#shared/localised-text/localised-text.table.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import type { ReachMeasure } from './campaign-reach.ts';
import type {
  CampaignChannel,
  CampaignTopic,
  InformationCampaignKind,
  InformationCampaignState,
} from './information-campaign.ts';

export const informationCampaigns = pgTable(
  'information_campaign',
  {
    id: typeId('id', 'information_campaign').primaryKey(),
    ...undertakingColumns<InformationCampaignState>(),
    kind: text('kind').$type<InformationCampaignKind>().notNull(),
    ...titleColumns(),
    descriptions: textsColumn('descriptions').notNull(),
    audiences: textsColumn('audiences').notNull(),
    topic: text('topic').$type<CampaignTopic>().notNull(),
    languageCodes: text('language_codes').array().notNull(),
    channels: text('channels').array().$type<CampaignChannel[]>().notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    /** Since when everybody may know of it. */
    approvedOn: date('approved_on', { mode: 'string' }),
    findings: textsColumn('findings'),
  },
  (table) => [
    ...undertakingIndexes('information_campaign', table),
    index('information_campaign_by_start').on(table.startsOn, table.id),
    index('information_campaign_by_title').on(table.title, table.id),
    check('information_campaign_title', hasTitle(table.title)),
    check('information_campaign_period', sql`${table.startsOn} < ${table.endsOn}`),
    check(
      'information_campaign_reaches',
      sql`cardinality(${table.languageCodes}) > 0 and cardinality(${table.channels}) > 0`,
    ),
    check(
      'information_campaign_approved',
      sql`${table.state} = 'CANCELLED' or (${table.state} = 'DRAFT') = (${table.approvedOn} is null)`,
    ),
    check(
      'information_campaign_findings',
      sql`(${table.state} = 'EVALUATED') = (${table.findings} is not null)`,
    ),
  ],
);

const ofCampaign = () =>
  typeId('information_campaign_id', 'information_campaign')
    .notNull()
    .references(() => informationCampaigns.id);

export const campaignMaterials = pgTable(
  'campaign_material',
  {
    informationCampaignId: ofCampaign(),
    number: integer('number').notNull(),
    titles: textsColumn('titles').notNull(),
    languageCode: text('language_code').notNull(),
    channel: text('channel').$type<CampaignChannel>().notNull(),
    url: text('url'),
    reference: text('reference'),
    edition: text('edition').notNull(),
    addedOn: date('added_on', { mode: 'string' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.informationCampaignId, table.number] }),
    check('campaign_material_found', sql`num_nonnulls(${table.url}, ${table.reference}) > 0`),
  ],
);

/** Periods of one language, channel and measure never overlap: their campaign is locked meanwhile. */
export const campaignReaches = pgTable(
  'campaign_reach',
  {
    informationCampaignId: ofCampaign(),
    languageCode: text('language_code').notNull(),
    channel: text('channel').$type<CampaignChannel>().notNull(),
    measure: text('measure').$type<ReachMeasure>().notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    count: integer('count').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'campaign_reach_once',
      columns: [
        table.informationCampaignId,
        table.languageCode,
        table.channel,
        table.measure,
        table.startsOn,
      ],
    }),
    check('campaign_reach_period', sql`${table.startsOn} < ${table.endsOn}`),
    check('campaign_reach_count', sql`${table.count} between 0 and 5000000`),
  ],
);
