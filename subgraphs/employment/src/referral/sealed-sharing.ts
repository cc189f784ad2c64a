import type { KeyRing } from '#shared/sealing/key-ring.ts';
import { makeDataKey, open, type Place, seal, unwrapDataKey } from '#shared/sealing/sealing.ts';
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
  keys: KeyRing,
  referralId: string,
  sharing: Sharing,
  { key, wrapped } = makeDataKey(keys, referralId),
): { dataKey: Buffer; shared: Buffer } {
  return { dataKey: wrapped, shared: seal(key, placeOf(referralId), JSON.stringify(sharing)) };
}

/** Undefined once it is destroyed. */
export function openSharing(
  keys: KeyRing,
  { id, dataKey, shared }: Pick<Referral, 'id' | 'dataKey' | 'shared'>,
): Sharing | undefined {
  if (dataKey === null || shared === null) return undefined;
  return JSON.parse(open(unwrapDataKey(keys, id, dataKey), placeOf(id), shared)); // as sealed above
}
