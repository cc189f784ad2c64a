import { Buffer } from 'node:buffer';

/** The keys that data keys are wrapped with, by version, and the one that blind indexes are made with. */
export type KeyRing = {
  /** New data keys are wrapped with this one. */
  current: number;
  wrapping: ReadonlyMap<number, Buffer>;
  index: Buffer;
};

/** Of a domain that holds nobody's identity: whatever is asked of it fails. */
export const noKeys: KeyRing = {
  current: 0,
  wrapping: new Map(),
  get index(): Buffer {
    throw new Error('This domain was given no keys: it holds nobody’s identity');
  },
};

const keyBytes = 32;
const highestVersion = 0xffff;

/**
 * `1:<base64>,2:<base64>` and `<base64>`, each key of 32 bytes. The highest version is the current
 * one. Throws an error that names what is wrong and shows nothing of a key.
 */
export function parseKeyRing(wrapping: string, index: string): KeyRing {
  const keys = new Map<number, Buffer>();
  for (const entry of wrapping.split(',')) {
    const [, digits = '', text = ''] = /^\s*(\d{1,5}):(.*)$/.exec(entry) ?? [];
    const version = Number(digits);
    if (version < 1 || version > highestVersion) {
      throw new TypeError(
        `A sealing key is given as <version>:<base64>, from 1 to ${highestVersion}`,
      );
    }
    if (keys.has(version)) throw new TypeError(`There are two sealing keys of version ${version}`);
    keys.set(version, parseKey(text, `The sealing key of version ${version}`));
  }
  return {
    current: Math.max(...keys.keys()),
    wrapping: keys,
    index: parseKey(index, 'The index key'),
  };
}

function parseKey(text: string, name: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== keyBytes) throw new TypeError(`${name} is not ${keyBytes} bytes in base64`);
  return key;
}
