import type { Buffer } from 'node:buffer';
import { type IndexKeys, parseVersions } from './index-keys.ts';

/** The keys that data keys are wrapped with, by version, and those that blind indexes are made with. */
export type KeyRing = IndexKeys & {
  /** New data keys are wrapped with this one. */
  current: number;
  wrapping: ReadonlyMap<number, Buffer>;
};

/**
 * `1:<base64>,2:<base64>`, each key of 32 bytes; of index keys a single one needs no version. The highest
 * version is the current one. Throws an error that names what is wrong and shows nothing of a key.
 */
export function parseKeyRing(wrapping: string, index: string): KeyRing {
  const keys = parseVersions(wrapping, 'sealing key');
  return { current: Math.max(...keys.keys()), wrapping: keys, ...parseIndexKeys(index) };
}

export function parseIndexKeys(text: string): IndexKeys {
  const isSingle = text !== '' && !/[:,]/.test(text);
  return toIndexKeys(parseVersions(isSingle ? `1:${text}` : text, 'index key'));
}

function toIndexKeys(indexes: ReadonlyMap<number, Buffer>): IndexKeys {
  const indexVersion = Math.max(...indexes.keys());
  const index = indexes.get(indexVersion);
  if (!index) throw new TypeError('There is no index key');
  return { index, indexVersion, indexes };
}
