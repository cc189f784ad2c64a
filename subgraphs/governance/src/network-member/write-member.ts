import { appendChanges, type Change } from '#shared/change-feed/append-change.ts';
import type { Tx } from '#shared/database/database.ts';
import { newId } from '#shared/type-id.ts';
import { isPublic, type Network } from '../network/network.ts';
import { endOpenMembers, insertIfNotIn, publishAllMembers } from './network-member.repository.ts';
import type { NetworkMember } from './network-member.ts';

/** Undefined when the organisation is in the network already. */
export async function writeMember(
  tx: Tx,
  network: Network,
  joining: Pick<NetworkMember, 'organisationId' | 'role' | 'joinedOn'>,
): Promise<NetworkMember | undefined> {
  const member = await insertIfNotIn(tx, {
    ...joining,
    id: newId('network_member'),
    networkId: network.id,
    convenerId: network.organisationId,
    leftOn: null,
    isPublic: isPublic(network),
    version: 1,
  });
  if (member) await tellMembers(tx, 'CREATED', [member]);
  return member;
}

/** What was between convener and member is everybody's once the network is formed. */
export async function publishMembers(tx: Tx, { id }: Network): Promise<void> {
  await tellMembers(tx, 'UPDATED', await publishAllMembers(tx, id));
}

export async function endMembers(tx: Tx, { id }: Network, leftOn: string): Promise<void> {
  await tellMembers(tx, 'UPDATED', await endOpenMembers(tx, id, leftOn));
}

/** Of what is not public yet, those learn who know of it. */
export async function tellMembers(
  tx: Tx,
  kind: Change['kind'],
  members: readonly NetworkMember[],
): Promise<void> {
  const changes = members.flatMap(({ id, version, organisationId, convenerId, isPublic }) => {
    const told = isPublic ? [null] : [...new Set([convenerId, organisationId])];
    return told.map((organisation) => ({ type: 'NetworkMember', id, version, kind, organisation }));
  });
  await appendChanges(tx, changes);
}
