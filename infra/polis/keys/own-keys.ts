import { randomBytes } from 'node:crypto';
import type { Domain } from '#schema/domains.ts';
import { highestVersion, parseVersions } from '#shared/sealing/index-keys.ts';
import { dataPaths } from '../../local/data-directory.ts';
import { writeKeyFiles } from '../../local/key-files.ts';
import { PlainError } from '../../local/plain-error.ts';
import { readSecrets, type SealingKeys, writeSealingKeys } from '../../local/secrets.ts';
import type { KeyKind } from './count-keys.ts';

/** Adds a version to the keys of a domain of this installation; the older ones stay. Answers its number. */
export function addVersion(dataDirectory: string, domain: Domain, kind: KeyKind): number {
  const keys = readKeys(dataDirectory, domain, kind);
  const version = Math.max(...keys.keys()) + 1;
  if (version > highestVersion) throw new PlainError(`There is no version after ${version - 1}.`);
  putKeys(dataDirectory, domain, kind, new Map([...keys, [version, randomBytes(32)]]));
  return version;
}

/** Takes a version away; it is for whoever calls to know that nothing lies under it. */
export function removeVersion(
  dataDirectory: string,
  domain: Domain,
  kind: KeyKind,
  version: number,
): void {
  const keys = readKeys(dataDirectory, domain, kind);
  keys.delete(version);
  putKeys(dataDirectory, domain, kind, keys);
}

const fieldOf = { sealing: 'wrapping', index: 'index' } as const satisfies Record<
  KeyKind,
  keyof SealingKeys
>;

function readKeys(dataDirectory: string, domain: Domain, kind: KeyKind): Map<number, Buffer> {
  const { sealing } = readSecrets(dataPaths(dataDirectory).secrets);
  const text = sealing[domain][fieldOf[kind]];
  return parseVersions(text.includes(':') ? text : `1:${text}`, `${kind} key`);
}

/** First the secrets, which count; then what the domain reads. */
function putKeys(
  dataDirectory: string,
  domain: Domain,
  kind: KeyKind,
  keys: ReadonlyMap<number, Buffer>,
): void {
  const { secrets: file } = dataPaths(dataDirectory);
  const text = [...keys].map(([version, key]) => `${version}:${key.toString('base64')}`).join();
  const known = readSecrets(file).sealing[domain];
  writeSealingKeys(file, domain, { ...known, [fieldOf[kind]]: text });
  writeKeyFiles(dataDirectory, readSecrets(file));
}
