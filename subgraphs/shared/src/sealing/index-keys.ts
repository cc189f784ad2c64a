import { Buffer } from 'node:buffer';

/** What blind indexes and codes of names are made with. */
export type IndexKey = { index: Buffer; indexVersion: number };

/** The one that is written with, and all that something may still be kept under. */
export type IndexKeys = IndexKey & { indexes: ReadonlyMap<number, Buffer> };

/** Each of them, the one that is written with first. */
export function everyIndexKey({ indexes }: Pick<IndexKeys, 'indexes'>): IndexKey[] {
  return [...indexes]
    .map(([indexVersion, index]) => ({ index, indexVersion }))
    .toSorted((a, b) => b.indexVersion - a.indexVersion);
}

const keyBytes = 32;
export const highestVersion = 0xffff;

/** `name` is what the keys are in an error. */
export function parseVersions(text: string, name: string): Map<number, Buffer> {
  const keys = new Map<number, Buffer>();
  for (const entry of text.split(',')) {
    const [, digits = '', key = ''] = /^\s*(\d{1,5}):(.*)$/.exec(entry) ?? [];
    const version = Number(digits);
    if (version < 1 || version > highestVersion) {
      throw new TypeError(
        `${article(name)} ${name} is given as <version>:<base64>, from 1 to ${highestVersion}`,
      );
    }
    if (keys.has(version)) throw new TypeError(`There are two ${name}s of version ${version}`);
    const bytes = Buffer.from(key.trim(), 'base64');
    if (bytes.length !== keyBytes) {
      throw new TypeError(`The ${name} of version ${version} is not ${keyBytes} bytes in base64`);
    }
    keys.set(version, bytes);
  }
  return keys;
}

function article(name: string): string {
  return /^[aeiou]/.test(name) ? 'An' : 'A';
}
