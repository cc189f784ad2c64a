import type { Keys } from '#shared/sealing/keys.ts';
import { type DataKey, open, type Place, seal } from '#shared/sealing/sealing.ts';
import type { Referral } from './referral.ts';
import type { SharedPerson } from './shared-person.ts';

/** All that crosses to the receiver: it can be opened, and destroyed, without the sender's record. */
type Sharing = { requestedService: string; person: SharedPerson };

const placeOf = (id: string): Place => ({ column: 'referral.shared', id });

/** Where the sender's own copy of what it asks lies. */
export const requestedPlaceOf = (id: string): Place => ({
  column: 'referral.requested_service',
  id,
});

/** Sealed with a key of the referral's own. */
export function sealSharing(
  referralId: string,
  sharing: Sharing,
  { key, wrapped }: DataKey,
): { dataKey: Buffer; shared: Buffer } {
  return { dataKey: wrapped, shared: seal(key, placeOf(referralId), JSON.stringify(sharing)) };
}

/** Undefined once it is destroyed. */
export async function openSharing(
  keys: Keys,
  { id, dataKey, shared }: Pick<Referral, 'id' | 'dataKey' | 'shared'>,
): Promise<Sharing | undefined> {
  if (dataKey === null || shared === null) return undefined;
  return JSON.parse(open(await keys.unwrap(id, dataKey), placeOf(id), shared)); // as sealed above
}
