import fs from 'node:fs';
import path from 'node:path';
import { type Domain, domains } from '#schema/domains.ts';
import { dataPaths } from './data-directory.ts';
import type { Secrets } from './secrets.ts';
import { writeWhole } from './write-whole.ts';

/** The keys of one domain alone, which it reads again when they change. */
export function keyFileOf(dataDirectory: string, domain: Domain): string {
  return path.join(dataPaths(dataDirectory).keys, `${domain}.json`);
}

/** Writes what of the secrets each domain is to read; the secrets are what counts. */
export function writeKeyFiles(dataDirectory: string, { sealing }: Pick<Secrets, 'sealing'>): void {
  fs.mkdirSync(dataPaths(dataDirectory).keys, { recursive: true, mode: 0o700 });
  for (const domain of domains) writeWhole(keyFileOf(dataDirectory, domain), sealing[domain]);
}
