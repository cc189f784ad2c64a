import type { Context } from '#shared/context.ts';
import { readOne } from '#shared/reading/read-list.ts';
import { readMembersBy } from '../network-member/read-members.ts';
import { networkUndertaking } from './network.repository.ts';
import type { Network } from './network.ts';

/** The networks an organisation is or was in, once each; first the one it joined first. */
export async function readNetworksOf(
  context: Context,
  organisationId: string,
  on: string | null | undefined,
): Promise<Network[]> {
  const memberships = await readMembersBy(context, 'organisation', organisationId, on);
  const ids = [...new Set(memberships.map(({ networkId }) => networkId))];
  const found = await Promise.all(ids.map((id) => readOne(context, networkUndertaking.list, id)));
  return found.filter((network) => network !== null);
}

/** The network of what hangs on it, which nobody sees who does not see the network. */
export async function readNetwork(context: Context, id: string): Promise<Network> {
  const network = await readOne(context, networkUndertaking.list, id);
  if (!network) throw new Error(`Nothing is known of ${id}`);
  return network;
}
