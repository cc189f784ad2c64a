import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { sampleRows } from '#shared/sample/sample-rows.ts';
import { isPublic } from '../network/network.ts';
import { drawnNetworks } from '../network/sample-networks.ts';
import { networkMembers } from './network-member.table.ts';
import type { NetworkMember } from './network-member.ts';

export function sampleNetworkMembers() {
  return [sampleRows(networkMembers, () => drawnMembers)];
}

export const drawnMembers: readonly NetworkMember[] = drawnNetworks.flatMap(
  ({ told: { key, convener, members }, row }) => {
    const coordinator = [convener, 'COORDINATOR', row.openedOn] as const;
    return [coordinator, ...members].map(([organisation, role, joinedOn, left]): NetworkMember => {
      const leftOn = left ?? row.dissolvedOn;
      return {
        id: knownReferenceId('network_member', `${key}:${organisation}:${joinedOn}`),
        organisationId: knownReferenceId('organisation', organisation),
        networkId: row.id,
        convenerId: row.organisationId,
        isPublic: isPublic(row),
        version: leftOn === null ? 1 : 2,
        ...{ role, joinedOn, leftOn },
      };
    });
  },
);
