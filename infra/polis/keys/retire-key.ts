import fs from 'node:fs';
import { keyFileOf } from '../../local/key-files.ts';
import { PlainError } from '../../local/plain-error.ts';
import { countKeys, countUnder, type KeyKind } from './count-keys.ts';
import type { KeyedDomain } from './keyed-domain.ts';
import { removeVersion } from './own-keys.ts';

/** Longer than anybody writes in one transaction, and than it takes until all have read new keys. */
const quietMs = 60_000;

/** Takes a version away where the keys are ours; elsewhere says that it may be. */
export async function retireKey(
  keyed: KeyedDomain,
  { kind, version, dataDirectory }: { kind: KeyKind; version: number; dataDirectory: string },
  now = Date.now(),
): Promise<string> {
  const { domain, provider, isOurs } = keyed;
  const { indexVersion } = provider.index();
  const current = kind === 'index' ? indexVersion : await provider.current();
  const name = `${kind} key ${version} of ${domain}`;
  if (version >= current) {
    throw new PlainError(`The ${name} is not an older one: ${current} is written with.`);
  }
  const count = countUnder(await countKeys(keyed), kind, version);
  if (count > 0) {
    throw new PlainError(
      `The ${name} is still needed by ${count} rows. Bring them under the new one: npm run -s polis -- keys rotate --resume`,
    );
  }
  if (!isOurs) return `Nothing lies under the ${name}: it may be removed where it is kept.`;
  const { mtimeMs } = fs.statSync(keyFileOf(dataDirectory, domain));
  if (now - mtimeMs < quietMs) {
    throw new PlainError(
      'The keys were changed a moment ago, and somebody may still be writing with the older ones. Try again in a minute.',
    );
  }
  removeVersion(dataDirectory, domain, kind, version);
  return `The ${name} is forgotten. Backups from before need it: keep a copy with them.`;
}
