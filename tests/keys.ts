import { parseKeyRing } from '#shared/sealing/key-ring.ts';

const key = (digit: string) => Buffer.from(digit.repeat(32)).toString('base64');

/** The keys that tests seal with; they open nothing elsewhere. */
export const testKeys = parseKeyRing(`1:${key('1')}`, key('2'));
