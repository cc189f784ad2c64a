import { and, eq, ne, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { equals, isOneOf } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import type { Asked } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type { NetworkFilter, NetworkOrder } from '../generated/resolvers.ts';
import { isMemberOn } from '../network-member/member-on.repository.ts';
import { networkMembers } from '../network-member/network-member.table.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { isNetworkInForce } from './in-force.repository.ts';
import { networks } from './network.table.ts';
import { isPublic, type Network, networkLifeCycle } from './network.ts';
import { covers } from './network-territory.repository.ts';

export const networkUndertaking = defineUndertaking({
  type: 'Network',
  table: networks,
  begins: 'PROPOSED',
  cycle: networkLifeCycle,
  toUndertaking: (row): Network => row,
  isEverybodys: isPublic,
  orders: {
    OPENED_ON_ASC: ascending(networks.openedOn, (node: Network) => node.openedOn),
    OPENED_ON_DESC: descending(networks.openedOn, (node: Network) => node.openedOn),
    NAME_ASC: ascending(networks.nameIt, (node: Network) => node.nameIt),
    NAME_DESC: descending(networks.nameIt, (node: Network) => node.nameIt),
  } satisfies Record<NetworkOrder, OrderColumn<Network>>,
  usualOrder: 'OPENED_ON_DESC',
  check: ({ memberId }: NetworkFilter, context) => {
    if (memberId) requireId(context, 'organisation', memberId);
  },
  where: (asked: Asked<NetworkFilter>) => [
    asked.state && isOneOf(networks.state, asked.state),
    asked.theme && isOneOf(networks.theme, asked.theme),
    asked.level && isOneOf(networks.level, asked.level),
    asked.memberId && hasMember(asked.memberId, asked.on),
    covers(asked),
    asked.carriedOver === undefined ? undefined : isCarriedOver(asked.carriedOver),
    asked.on && isNetworkInForce(asked.on),
  ],
});

function hasMember(organisationId: Placeholder, on: Placeholder | undefined): SQL {
  const isMember = and(
    eq(networkMembers.networkId, networks.id),
    equals(networkMembers.organisationId, organisationId),
    on && isMemberOn(on),
  );
  return sql`exists (select 1 from ${networkMembers} where ${isMember})`;
}

function isCarriedOver(wanted: boolean): SQL {
  const { predecessorProgramme } = networks;
  return wanted ? ne(predecessorProgramme, 'NONE') : eq(predecessorProgramme, 'NONE');
}

const counted = {
  carriedOver: sql<number>`count(*) filter (where ${isCarriedOver(true)})`.mapWith(Number),
  total: sql<number>`count(*)`.mapWith(Number),
};

/** Of the networks that were formed; in force on a day (`on`) where that is not null. */
export const networkReuse = statement(
  counted,
  write
    .select(counted)
    .from(networks)
    .where(
      and(
        sql`${networks.formedOn} is not null`,
        sql`(${sql.placeholder('on')}::date is null or ${isNetworkInForce(sql.placeholder('on'))})`,
      ),
    ),
);
