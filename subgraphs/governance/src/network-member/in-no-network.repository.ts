import { and, eq, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { memberships } from '../membership/membership.table.ts';
import { isNetworkInForce } from '../network/in-force.repository.ts';
import { networks } from '../network/network.table.ts';
import { organisations } from '../organisation/organisation.table.ts';
import { isMemberOn } from './member-on.repository.ts';
import { networkMembers } from './network-member.table.ts';

/** Whether an organisation is an active member of the programme, and on a day in no network in force. */
export function isOutsideNetworks(on: Placeholder): SQL | undefined {
  const isActive = and(
    eq(memberships.organisationId, organisations.id),
    eq(memberships.state, 'ACTIVE'),
  );
  const isIn = and(
    eq(networkMembers.organisationId, organisations.id),
    isMemberOn(on),
    isNetworkInForce(on),
  );
  return and(
    sql`exists (select 1 from ${memberships} where ${isActive})`,
    sql`not exists (select 1 from ${networkMembers}
      join ${networks} on ${networks.id} = ${networkMembers.networkId} where ${isIn})`,
  );
}
