import { and, gt, ilike, lte, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { containing } from '#shared/database/columns.ts';
import { changed, equals, isOneOf } from '#shared/database/placeholders.ts';
import type { Asked } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { mayRegioneWrite } from '#shared/undertaking/seen-by-regione.repository.ts';
import type {
  InformationCampaignFilter,
  InformationCampaignOrder,
} from '../generated/resolvers.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { informationCampaigns as campaigns } from './information-campaign.table.ts';
import {
  type InformationCampaign,
  informationCampaignLifeCycle,
  isPublic,
} from './information-campaign.ts';

export const informationCampaignUndertaking = defineUndertaking({
  type: 'InformationCampaign',
  table: campaigns,
  begins: 'DRAFT',
  cycle: informationCampaignLifeCycle,
  toUndertaking: (row): InformationCampaign => row,
  mayWrite: mayRegioneWrite,
  isEverybodys: isPublic,
  orders: {
    STARTS_ON_ASC: ascending(campaigns.startsOn, (node: InformationCampaign) => node.startsOn),
    STARTS_ON_DESC: descending(campaigns.startsOn, (node: InformationCampaign) => node.startsOn),
    TITLE_ASC: ascending(campaigns.title, (node: InformationCampaign) => node.title ?? ''),
    TITLE_DESC: descending(campaigns.title, (node: InformationCampaign) => node.title ?? ''),
  } satisfies Record<InformationCampaignOrder, OrderColumn<InformationCampaign>>,
  usualOrder: 'STARTS_ON_DESC',
  check: ({ organisationId }: InformationCampaignFilter, context) => {
    if (organisationId) requireId(context, 'organisation', organisationId);
  },
  where: (asked: Asked<InformationCampaignFilter>) => [
    asked.state && isOneOf(campaigns.state, asked.state),
    asked.kind && isOneOf(campaigns.kind, asked.kind),
    asked.topic && isOneOf(campaigns.topic, asked.topic),
    asked.languageCode && holds(campaigns.languageCodes, asked.languageCode),
    asked.channel && holds(campaigns.channels, asked.channel),
    asked.organisationId && equals(campaigns.organisationId, asked.organisationId),
    asked.on && and(lte(campaigns.startsOn, asked.on), gt(campaigns.endsOn, asked.on)),
    asked.titleContains && ilike(campaigns.title, changed(asked.titleContains, containing)),
  ],
});

function holds(column: PgColumn, item: Placeholder): SQL {
  return sql`${column} @> array[${item}]::text[]`;
}
