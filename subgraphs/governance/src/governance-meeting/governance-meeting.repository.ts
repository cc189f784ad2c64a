import { gte, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { equals, isOneOf } from '#shared/database/placeholders.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type { GovernanceMeetingFilter, GovernanceMeetingOrder } from '../generated/resolvers.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { governanceMeetings } from './governance-meeting.table.ts';
import { type GovernanceMeeting, governanceMeetingLifeCycle } from './governance-meeting.ts';

const { meetsOn, place } = governanceMeetings;

export const governanceMeetingUndertaking = defineUndertaking({
  type: 'GovernanceMeeting',
  table: governanceMeetings,
  begins: 'PLANNED',
  cycle: governanceMeetingLifeCycle,
  toUndertaking: (row): GovernanceMeeting => row,
  // Networks meet once they are formed, and are public by then.
  isEverybodys: () => true,
  orders: {
    MEETS_ON_ASC: ascending(meetsOn, (node: GovernanceMeeting) => node.meetsOn),
    MEETS_ON_DESC: descending(meetsOn, (node: GovernanceMeeting) => node.meetsOn),
  } satisfies Record<GovernanceMeetingOrder, OrderColumn<GovernanceMeeting>>,
  usualOrder: 'MEETS_ON_DESC',
  check: ({ networkId }: GovernanceMeetingFilter, context) => {
    if (networkId) requireId(context, 'network', networkId);
  },
  where: (asked: Asked<GovernanceMeetingFilter>) => [
    asked.networkId && equals(governanceMeetings.networkId, asked.networkId),
    asked.state && isOneOf(governanceMeetings.state, asked.state),
    asked.online === undefined ? undefined : asked.online ? isNull(place) : isNotNull(place),
    asked.meetsFrom && gte(meetsOn, asked.meetsFrom),
    asked.meetsBefore && lt(meetsOn, asked.meetsBefore),
  ],
});

export const ofNetwork: Relation = {
  name: 'network',
  parentPrefix: 'network',
  on: (key) => sql`${governanceMeetings.networkId} = ${key}`,
};

export const ofPlace: Relation = {
  name: 'place',
  parentPrefix: 'place',
  on: (key) => sql`${governanceMeetings.placeId} = ${key}`,
};
