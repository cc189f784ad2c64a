import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { territoryKey } from '#shared/territory-key.ts';
import type { NarrowNetworkInput } from '../generated/resolvers.ts';
import { writeCovering } from './cover-network.ts';
import { checkUncover, type Network, type UncoverRefusal } from './network.ts';
import { endCovered, findCovered } from './network-territory.repository.ts';
import { findOwnNetwork, type OwnNetworkRefusal } from './own-network.ts';

export type NarrowNetworkRefusal = OwnNetworkRefusal | UncoverRefusal | 'CaseChanged';

export async function narrowNetwork(
  context: Context,
  { networkId, version, territory: named, validTo }: NarrowNetworkInput,
): Promise<Result<Network, NarrowNetworkRefusal>> {
  requireId(context, 'network', networkId);
  const territory = territoryKey(named);
  return transaction(context, async (tx): Promise<Result<Network, NarrowNetworkRefusal>> => {
    const own = await findOwnNetwork(tx, context, networkId, validTo);
    if (!own.ok) return own;
    if (own.value.version !== version) return refuse('CaseChanged');
    const covered = await findCovered(tx, networkId);
    const checked = checkUncover(covered, { territory, validTo }, context.today);
    if (!checked.ok) return checked;
    await endCovered(tx, networkId, validTo, territory);
    return ok(await writeCovering(tx, own.value));
  });
}
