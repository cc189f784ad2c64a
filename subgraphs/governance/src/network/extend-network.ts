import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { territoryKey } from '#shared/territory-key.ts';
import type { ExtendNetworkInput } from '../generated/resolvers.ts';
import { writeCovering } from './cover-network.ts';
import { type CoverRefusal, checkCover, type Network } from './network.ts';
import { findCovered, findUnknown, insertCovered } from './network-territory.repository.ts';
import { findOwnNetwork, type OwnNetworkRefusal } from './own-network.ts';

export type ExtendNetworkRefusal =
  | OwnNetworkRefusal
  | CoverRefusal
  | 'CaseChanged'
  | 'TerritoryNotFound';

export async function extendNetwork(
  context: Context,
  { networkId, version, territory: named, validFrom }: ExtendNetworkInput,
): Promise<Result<Network, ExtendNetworkRefusal>> {
  requireId(context, 'network', networkId);
  const territory = territoryKey(named);
  return transaction(context, async (tx): Promise<Result<Network, ExtendNetworkRefusal>> => {
    const own = await findOwnNetwork(tx, context, networkId, validFrom);
    if (!own.ok) return own;
    const network = own.value;
    if (network.version !== version) return refuse('CaseChanged');
    const covered = await findCovered(tx, networkId);
    const checked = checkCover(covered, { territory, validFrom }, network, context.today);
    if (!checked.ok) return checked;
    const unknown = await findUnknown(tx, [territory], validFrom);
    if (unknown.length > 0) return refuse('TerritoryNotFound');
    await insertCovered(tx, network, [territory], validFrom);
    return ok(await writeCovering(tx, network));
  });
}
