import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { networkUndertaking } from './network.repository.ts';
import type { Network } from './network.ts';

export type OwnNetworkRefusal = 'CaseNotFound' | 'CaseStateForbids' | 'PartnerExited';

/** A network that the caller convenes and may still add to on a day; nobody else writes it meanwhile. */
export async function findOwnNetwork(
  tx: Tx,
  { viewer }: Pick<Context, 'viewer'>,
  id: string,
  day: string,
): Promise<Result<Network, OwnNetworkRefusal>> {
  const network = await networkUndertaking.findForUpdate(tx, id);
  if (network?.organisationId !== viewer.organisation) return refuse('CaseNotFound');
  if (network.state === 'DISSOLVED') return refuse('CaseStateForbids');
  const isOut = await networkUndertaking.isOut(tx, network.organisationId, day);
  return isOut ? refuse('PartnerExited') : ok(network);
}
