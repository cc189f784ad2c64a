import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Domain, domains } from '#schema/domains.ts';
import { dataPaths } from './data-directory.ts';
import type { SealingKeys, Secrets } from './secrets.ts';
import { writeWhole } from './write-whole.ts';

/** The keys of one domain alone, which it reads again when they change. */
export function keyFileOf(dataDirectory: string, domain: Domain): string {
  return path.join(dataPaths(dataDirectory).keys, `${domain}.json`);
}

/** Writes what of the secrets each domain is to read, where it is not there yet; the secrets are what counts. */
export function writeKeyFiles(dataDirectory: string, { sealing }: Pick<Secrets, 'sealing'>): void {
  fs.mkdirSync(dataPaths(dataDirectory).keys, { recursive: true, mode: 0o700 });
  for (const domain of domains) {
    const file = keyFileOf(dataDirectory, domain);
    if (!isThere(file, sealing[domain])) writeWhole(file, sealing[domain]);
  }
}

function isThere(file: string, keys: SealingKeys): boolean {
  try {
    const isClosed = (fs.statSync(file).mode & 0o077) === 0;
    return isClosed && isDeepStrictEqual(JSON.parse(fs.readFileSync(file, 'utf8')), keys);
  } catch {
    return false;
  }
}
