import type { Tx } from '#shared/database/database.ts';
import { findByIds } from '#shared/reading/select.ts';
import { networkUndertaking } from '../network/network.repository.ts';
import type { Network } from '../network/network.ts';
import type { GovernanceMeeting } from './governance-meeting.ts';

export async function findNetworkOf(
  tx: Tx,
  { networkId }: Pick<GovernanceMeeting, 'networkId'>,
): Promise<Network> {
  const [network] = await findByIds(tx, networkUndertaking.list, [networkId]);
  if (!network) throw new Error('A meeting is of no network');
  return network;
}
