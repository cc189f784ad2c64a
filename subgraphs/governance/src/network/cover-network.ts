import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Tx } from '#shared/database/database.ts';
import { toldOf } from '#shared/undertaking/case-kind.ts';
import { networkUndertaking } from './network.repository.ts';
import type { Network } from './network.ts';

/** What a network covers is part of it: another version, told to the feed. */
export async function writeCovering(tx: Tx, network: Network): Promise<Network> {
  const changed = { ...network, version: network.version + 1 };
  await networkUndertaking.update(tx, changed);
  const { id, version } = changed;
  const organisation = toldOf(networkUndertaking, network);
  await appendChange(tx, { type: 'Network', id, version, kind: 'UPDATED', organisation });
  return changed;
}
