import { sql } from 'drizzle-orm';
import { check, date, index, pgTable, text } from 'drizzle-orm/pg-core';
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
import { associations } from '../association/association.table.ts';
import { microInterventions } from '../micro-intervention/micro-intervention.table.ts';
import { places } from '../place/place.table.ts';
import type { Accessibility } from '../place/place.ts';
import type {
  CommunityEventKind,
  CommunityEventState,
  EventCancellationReason,
} from './community-event.ts';

export const communityEvents = pgTable(
  'community_event',
  {
    id: typeId('id', 'community_event').primaryKey(),
    ...undertakingColumns<CommunityEventState>(),
    ...titleColumns(),
    descriptions: textsColumn('descriptions').notNull(),
    kind: text('kind').$type<CommunityEventKind>().notNull(),
    heldOn: date('held_on', { mode: 'string' }).notNull(),
    startTime: text('starts_at').notNull(),
    endTime: text('ends_at'),
    placeId: typeId('place_id', 'place').references(() => places.id),
    associationId: typeId('association_id', 'association').references(() => associations.id),
    microInterventionId: typeId('micro_intervention_id', 'micro_intervention').references(
      () => microInterventions.id,
    ),
    languageCodes: text('language_codes').array().notNull(),
    accessibility: text('accessibility').array().$type<Accessibility[]>().notNull(),
    publishedOn: date('published_on', { mode: 'string' }),
    cancellationReason: text('cancellation_reason').$type<EventCancellationReason>(),
  },
  (table) => [
    ...undertakingIndexes('community_event', table),
    index('community_event_by_day').on(table.heldOn, table.id),
    index('community_event_by_place').on(table.placeId, table.heldOn, table.id),
    index('community_event_by_association').on(table.associationId, table.heldOn, table.id),
    index('community_event_by_micro_intervention').on(
      table.microInterventionId,
      table.heldOn,
      table.id,
    ),
    check(
      'community_event_published',
      sql`case ${table.state} when 'PLANNED' then ${table.publishedOn} is null
        when 'CANCELLED' then true else ${table.publishedOn} is not null end`,
    ),
    check(
      'community_event_cancelled',
      sql`(${table.state} = 'CANCELLED') = (${table.cancellationReason} is not null)`,
    ),
    check('community_event_title', hasTitle(table.title)),
    check(
      'community_event_times',
      sql`${table.startTime} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and ${table.endTime} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`,
    ),
  ],
);
