import {
  and,
  arrayContains,
  eq,
  gte,
  ilike,
  lt,
  type Placeholder,
  type SQL,
  sql,
} from 'drizzle-orm';
import { containing } from '#shared/database/columns.ts';
import { changed, encodedTexts, equals, isOneOf } from '#shared/database/placeholders.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { isSo, todayInItaly } from '#shared/undertaking/seen-by-regione.repository.ts';
import { isOfAssociation } from '../association/of-association.repository.ts';
import type { CommunityEventFilter, CommunityEventOrder } from '../generated/resolvers.ts';
import { ofTerritory as placesOfTerritory } from '../place/place.repository.ts';
import { places } from '../place/place.table.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { communityEvents } from './community-event.table.ts';
import { type CommunityEvent, communityEventLifeCycle } from './community-event.ts';

const { heldOn, state } = communityEvents;

const isUpcoming = sql`${and(eq(state, 'PUBLISHED'), gte(heldOn, todayInItaly))}`;

function isAt(place: SQL): SQL {
  return sql`exists (select 1 from ${places} where ${places.id} = ${communityEvents.placeId} and ${place})`;
}

function isInComune(codes: Placeholder): SQL {
  return sql`${places.territory} = any(select 'COMUNE:' || unnest(${encodedTexts(codes)}::text[]))`;
}

export const communityEventUndertaking = defineUndertaking({
  type: 'CommunityEvent',
  table: communityEvents,
  begins: 'PLANNED',
  cycle: communityEventLifeCycle,
  toUndertaking: (row): CommunityEvent => row,
  isEverybodys: ({ publishedOn }: CommunityEvent) => publishedOn !== null,
  orders: {
    HELD_ON_ASC: ascending(heldOn, (node: CommunityEvent) => node.heldOn),
    HELD_ON_DESC: descending(heldOn, (node: CommunityEvent) => node.heldOn),
  } satisfies Record<CommunityEventOrder, OrderColumn<CommunityEvent>>,
  usualOrder: 'HELD_ON_DESC',
  check: (filter: CommunityEventFilter, context) => {
    const { organisationId, associationId, placeId, microInterventionId } = filter;
    if (organisationId) requireId(context, 'organisation', organisationId);
    if (associationId) requireId(context, 'association', associationId);
    if (placeId) requireId(context, 'place', placeId);
    if (microInterventionId) requireId(context, 'micro_intervention', microInterventionId);
  },
  where: (asked: Asked<CommunityEventFilter>) => [
    asked.state && isOneOf(state, asked.state),
    asked.kind && isOneOf(communityEvents.kind, asked.kind),
    asked.organisationId && equals(communityEvents.organisationId, asked.organisationId),
    asked.associationId && isOfAssociation(communityEvents.associationId, asked.associationId),
    asked.heldFrom && gte(heldOn, asked.heldFrom),
    asked.heldBefore && lt(heldOn, asked.heldBefore),
    isSo(isUpcoming, asked.upcoming),
    asked.languageCode &&
      arrayContains(communityEvents.languageCodes, sql`array[${asked.languageCode}]`),
    asked.accessibility &&
      sql`${communityEvents.accessibility} @> ${encodedTexts(asked.accessibility)}::text[]`,
    asked.comuneCodes && isAt(isInComune(asked.comuneCodes)),
    asked.placeId && equals(communityEvents.placeId, asked.placeId),
    asked.microInterventionId &&
      equals(communityEvents.microInterventionId, asked.microInterventionId),
    asked.titleContains && ilike(communityEvents.title, changed(asked.titleContains, containing)),
  ],
});

export const eventsOfAssociation: Relation = {
  name: 'association',
  parentPrefix: 'association',
  on: (key) => sql`${communityEvents.associationId} = ${key}`,
};

export const eventsOfMicroIntervention: Relation = {
  name: 'micro-intervention',
  parentPrefix: 'micro_intervention',
  on: (key) => sql`${communityEvents.microInterventionId} = ${key}`,
};

export const eventsOfPlace: Relation = {
  name: 'place',
  parentPrefix: 'place',
  on: (key) => sql`${communityEvents.placeId} = ${key}`,
};

/** Parents are territory keys (`LEVEL:code`). */
export const eventsOfTerritory: Relation = {
  name: 'territory',
  on: (key) => isAt(placesOfTerritory.on(key)),
};
