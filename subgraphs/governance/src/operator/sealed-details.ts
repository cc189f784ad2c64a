import { everyIndexKey, type IndexKey } from '#shared/sealing/index-keys.ts';
import type { Keys } from '#shared/sealing/keys.ts';
import { blindIndex, open, type Place, seal } from '#shared/sealing/sealing.ts';
import type { OperatorDetails } from './operator.ts';

/** As they are kept. */
export type SealedDetails = {
  dataKey: Buffer | null;
  sealed: Buffer;
  emailIndex: string | null;
  indexVersion: number;
};

type Stored = {
  operatorId: string;
  email: string | null;
  qualifications: string[] | null;
  dataKey: Buffer | null;
  sealed: Buffer | null;
};

const placeOf = (operatorId: string): Place => ({
  column: 'operator_details.sealed',
  id: operatorId,
});

/** With a key of the operator's own. */
export async function sealDetails(
  keys: Keys,
  operatorId: string,
  { email, qualifications }: OperatorDetails,
): Promise<SealedDetails> {
  const { key, wrapped } = await keys.make(operatorId);
  return {
    dataKey: wrapped,
    sealed: seal(key, placeOf(operatorId), JSON.stringify({ email, qualifications })),
    emailIndex: indexOf(keys, email),
    indexVersion: keys.indexVersion,
  };
}

/** Null once their key is destroyed. */
export async function openDetails(keys: Keys, stored: Stored): Promise<OperatorDetails | null> {
  const { operatorId, email, qualifications, dataKey, sealed } = stored;
  if (email !== null && qualifications !== null) return { email, qualifications };
  if (dataKey === null || sealed === null) return null;
  const key = await keys.unwrap(operatorId, dataKey);
  return JSON.parse(open(key, placeOf(operatorId), sealed)) as OperatorDetails; // as sealed above
}

export function indexOf(key: IndexKey, email: string): string {
  return blindIndex(key, 'operator email', email);
}

/** Under which the address may lie, in the order in which they are locked. */
export function everyIndexOf(keys: Keys, email: string): string[] {
  return everyIndexKey(keys)
    .map((key) => indexOf(key, email))
    .toReversed();
}
