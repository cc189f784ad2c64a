import fs from 'node:fs';
import path from 'node:path';
import type { Domain } from '#schema/domains.ts';
import { dataPaths } from './data-directory.ts';
import { PlainError } from './plain-error.ts';
import { readSecrets } from './secrets.ts';

/** The database of a domain of the platform that runs here; PostgreSQL itself writes down its port, and last that it is ready. */
export function urlOfRunning(domain: Domain, dataDirectory: string, address: string): string {
  const paths = dataPaths(dataDirectory);
  const file = path.join(paths.postgres, 'data', 'postmaster.pid');
  const [, , , port, , , , status] = fs.existsSync(file)
    ? fs.readFileSync(file, 'utf8').split('\n')
    : [];
  if (!port || status?.trim() !== 'ready') {
    throw new PlainError(`POLIS is being started at ${address}; try again when it is ready.`);
  }
  const password = readSecrets(paths.secrets).databasePasswords[domain].runtime;
  return `postgres://${domain}_runtime:${encodeURIComponent(password)}@127.0.0.1:${port}/${domain}`;
}
