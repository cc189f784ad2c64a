import { keysHere } from '#shared/sealing/key-provider.ts';
import { parseKeyRing } from '#shared/sealing/key-ring.ts';
import { type Keys, openKeys } from '#shared/sealing/keys.ts';

const key = (digit: string) => Buffer.from(digit.repeat(32)).toString('base64');

/** The keys that tests seal with; they open nothing elsewhere. */
export const testKeys = parseKeyRing(`1:${key('1')}`, key('2'));

export const testProvider = keysHere(() => testKeys);

/** As a request has them. */
export const openTestKeys = (): Keys => openKeys(testProvider);
