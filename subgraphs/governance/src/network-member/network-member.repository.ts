import { and, eq, getTableColumns, isNull, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { equals, idArray, isOneOf } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { type Asked, defineList } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type { NetworkMemberFilter, NetworkMemberOrder } from '../generated/resolvers.ts';
import { isMemberOn } from './member-on.repository.ts';
import { networkMembers } from './network-member.table.ts';
import type { NetworkMember } from './network-member.ts';

export const networkMemberList = defineList({
  type: 'NetworkMember',
  table: networkMembers,
  id: networkMembers.id,
  toNode: (row): NetworkMember => row,
  orders: {
    JOINED_ON_ASC: ascending(networkMembers.joinedOn, (node: NetworkMember) => node.joinedOn),
    JOINED_ON_DESC: descending(networkMembers.joinedOn, (node: NetworkMember) => node.joinedOn),
  } satisfies Record<NetworkMemberOrder, OrderColumn<NetworkMember>>,
  usualOrder: 'JOINED_ON_DESC',
  check: ({ networkId, organisationId }: NetworkMemberFilter, context) => {
    if (networkId) requireId(context, 'network', networkId);
    if (organisationId) requireId(context, 'organisation', organisationId);
  },
  where: (asked: Asked<NetworkMemberFilter>) => [
    asked.networkId && equals(networkMembers.networkId, asked.networkId),
    asked.organisationId && equals(networkMembers.organisationId, asked.organisationId),
    asked.role && isOneOf(networkMembers.role, asked.role),
    asked.on && isMemberOn(asked.on),
  ],
});

const columns = getTableColumns(networkMembers);

/** All who are or were members of networks, or all times of organisations in any; oldest first. */
function membersOf(key: 'networkId' | 'organisationId', prefix: string) {
  return statement(
    columns,
    write
      .select(columns)
      .from(networkMembers)
      .where(sql`${columns[key]} = any(${idArray(prefix, 'keys')})`)
      .orderBy(columns.joinedOn, columns.id),
    (row) => ({ of: row[key], value: row as NetworkMember }),
  );
}

export const membersBy = {
  network: membersOf('networkId', 'network'),
  organisation: membersOf('organisationId', 'organisation'),
};

export async function findMembersOfNetwork(tx: Tx, networkId: string): Promise<NetworkMember[]> {
  return tx.select().from(networkMembers).where(eq(networkMembers.networkId, networkId));
}

export async function findMemberForUpdate(tx: Tx, id: string): Promise<NetworkMember | undefined> {
  const [row] = await tx
    .select()
    .from(networkMembers)
    .where(eq(networkMembers.id, id))
    .for('update');
  return row;
}

/** Undefined when the organisation is in the network: `network_member_one_open` decides the race. */
export async function insertIfNotIn(
  tx: Tx,
  member: NetworkMember,
): Promise<NetworkMember | undefined> {
  const { networkId, organisationId } = networkMembers;
  const [row] = await tx
    .insert(networkMembers)
    .values(member)
    .onConflictDoNothing({ target: [networkId, organisationId], where: sql`left_on is null` })
    .returning();
  return row;
}

export async function updateMember(tx: Tx, { id, ...changed }: NetworkMember): Promise<void> {
  await tx.update(networkMembers).set(changed).where(eq(networkMembers.id, id));
}

/** Those of the past too: they are part of what became known. */
export function publishAllMembers(tx: Tx, networkId: string): Promise<NetworkMember[]> {
  return change(tx, { isPublic: true }, eq(networkMembers.networkId, networkId));
}

/** Of all who have not left. */
export function endOpenMembers(
  tx: Tx,
  networkId: string,
  leftOn: string,
): Promise<NetworkMember[]> {
  const isOpen = and(eq(networkMembers.networkId, networkId), isNull(networkMembers.leftOn));
  return change(tx, { leftOn }, isOpen);
}

async function change(tx: Tx, changed: Partial<NetworkMember>, where: SQL | undefined) {
  return tx
    .update(networkMembers)
    .set({ ...changed, version: sql`${networkMembers.version} + 1` })
    .where(where)
    .returning();
}
