import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { within } from '#shared/database/within.ts';
import { type Result, refuse } from '#shared/result.ts';
import { territoryKey } from '#shared/territory-key.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import type { OpenNetworkInput } from '../generated/resolvers.ts';
import { writeMember } from '../network-member/write-member.ts';
import { networkUndertaking } from './network.repository.ts';
import { checkTold, type Network, type NetworkToldRefusal } from './network.ts';
import { findUnknown, insertCovered } from './network-territory.repository.ts';

export type OpenNetworkRefusal = OpenUndertakingRefusal | NetworkToldRefusal | 'TerritoryNotFound';

/** Whoever convenes a network is its first member. */
export async function openNetwork(
  context: Context,
  { externalRef = null, openedOn = null, territories = [], ...told }: OpenNetworkInput,
): Promise<Result<Network, OpenNetworkRefusal>> {
  const { predecessorProgramme = 'NONE', predecessorName = null } = told;
  const keys = [...new Set(territories.map(territoryKey))];
  return transaction(context, async (tx): Promise<Result<Network, OpenNetworkRefusal>> => {
    const opened = await openUndertaking(
      within(context, tx),
      networkUndertaking,
      { externalRef, openedOn },
      (begun): Result<Network, NetworkToldRefusal> => {
        const before = { predecessorProgramme, predecessorName };
        const notYet = { formedOn: null, dissolvedOn: null };
        return checkTold<Network>({ ...begun, ...told, ...before, ...notYet });
      },
    );
    if (!opened.ok) return opened;
    const network = opened.value;
    const unknown = await findUnknown(tx, keys, network.openedOn);
    if (unknown.length > 0) return refuse('TerritoryNotFound');
    await insertCovered(tx, network, keys, network.openedOn);
    const { organisationId, openedOn: joinedOn } = network;
    await writeMember(tx, network, { organisationId, joinedOn, role: 'COORDINATOR' });
    return opened;
  });
}
