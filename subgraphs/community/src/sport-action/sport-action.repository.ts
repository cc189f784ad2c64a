import { and, eq, gt, lte, sql } from 'drizzle-orm';
import { equals, isOneOf } from '#shared/database/placeholders.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { isOfAssociation } from '../association/of-association.repository.ts';
import type { SportActionFilter, SportActionOrder } from '../generated/resolvers.ts';
import { ofTerritory as placesOfTerritory } from '../place/place.repository.ts';
import { places } from '../place/place.table.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { sportActions } from './sport-action.table.ts';
import { type SportAction, sportActionLifeCycle } from './sport-action.ts';

const { startsOn, mixedGroups } = sportActions;

export const sportActionUndertaking = defineUndertaking({
  type: 'SportAction',
  table: sportActions,
  begins: 'PLANNED',
  cycle: sportActionLifeCycle,
  toUndertaking: (row): SportAction => row,
  isEverybodys: () => true,
  orders: {
    STARTS_ON_ASC: ascending(startsOn, (node: SportAction) => node.startsOn),
    STARTS_ON_DESC: descending(startsOn, (node: SportAction) => node.startsOn),
  } satisfies Record<SportActionOrder, OrderColumn<SportAction>>,
  usualOrder: 'STARTS_ON_DESC',
  check: ({ organisationId, associationId, placeId }: SportActionFilter, context) => {
    if (organisationId) requireId(context, 'organisation', organisationId);
    if (associationId) requireId(context, 'association', associationId);
    if (placeId) requireId(context, 'place', placeId);
  },
  where: (asked: Asked<SportActionFilter>) => [
    asked.state && isOneOf(sportActions.state, asked.state),
    asked.sport && isOneOf(sportActions.sport, asked.sport),
    asked.organisationId && equals(sportActions.organisationId, asked.organisationId),
    asked.associationId && isOfAssociation(sportActions.associationId, asked.associationId),
    asked.placeId && equals(sportActions.placeId, asked.placeId),
    asked.on && and(lte(startsOn, asked.on), gt(sportActions.endsOn, asked.on)),
    asked.mixedGroups === undefined ? undefined : eq(mixedGroups, asked.mixedGroups),
  ],
});

export const sportActionsOfAssociation: Relation = {
  name: 'association',
  parentPrefix: 'association',
  on: (key) => sql`${sportActions.associationId} = ${key}`,
};

export const sportActionsOfPlace: Relation = {
  name: 'place',
  parentPrefix: 'place',
  on: (key) => sql`${sportActions.placeId} = ${key}`,
};

/** Parents are territory keys (`LEVEL:code`). */
export const sportActionsOfTerritory: Relation = {
  name: 'territory',
  on: (key) => sql`exists (select 1 from ${places}
    where ${places.id} = ${sportActions.placeId} and ${placesOfTerritory.on(key)})`,
};
