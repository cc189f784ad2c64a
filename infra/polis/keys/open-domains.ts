import path from 'node:path';
import { z } from 'zod';
import { type Domain, domains } from '#schema/domains.ts';
import { parseEnvironment, postgresUrl } from '#shared/config.ts';
import { connect } from '#shared/database/database.ts';
import { keyFileSource } from '#shared/sealing/key-file.ts';
import { type KeyProvider, keysHere } from '#shared/sealing/key-provider.ts';
import { keySettings, readKeys } from '#shared/sealing/read-keys.ts';
import { getLoginRole, migrate } from '../../database/migrate.ts';
import { provision } from '../../database/provision.ts';
import { dataPaths, defaultDataDirectory, openDataDirectory } from '../../local/data-directory.ts';
import { startEmbedded } from '../../local/embedded.ts';
import { keyFileOf, writeKeyFiles } from '../../local/key-files.ts';
import { findRun, takeRunLock } from '../../local/run-lock.ts';
import { urlOfRunning } from '../../local/running-database.ts';
import { findOrMakeSecrets } from '../../local/secrets.ts';
import type { KeyedDomain } from './keyed-domain.ts';

type Say = (line: string) => void;

export type OpenedDomains = {
  keyed: KeyedDomain[];
  dataDirectory: string;
  close: () => Promise<void>;
};

const names = Object.keys(keySettings) as (keyof typeof keySettings)[]; // of a constant

/** `EMPLOYMENT_SEALING_KEYS_FILE` is for employment what `POLIS_SEALING_KEYS_FILE` is within it. */
const nameOf = (domain: Domain, name: string) => name.replace('POLIS', domain.toUpperCase());

const environmentSchema = z.object({
  POLIS_DATA_DIR: z
    .string()
    .describe('the path of a folder that POLIS may fill')
    .default(defaultDataDirectory),
  ...Object.fromEntries(
    domains.flatMap((domain) => [
      [`${domain.toUpperCase()}_DATABASE_URL`, postgresUrl().optional()],
      ...names.map((name) => [nameOf(domain, name), keySettings[name]]),
    ]),
  ),
});

type Given = Record<string, string | undefined>;

/**
 * Databases and keys of these domains: those that are named, else of the platform that runs here, else of
 * its own PostgreSQL, started for a while.
 */
export async function openDomains(
  wanted: readonly Domain[],
  say: Say,
  environment = process.env,
): Promise<OpenedDomains> {
  const given = parseEnvironment(environmentSchema, environment) as Given; // its keys are made above
  const dataDirectory = path.resolve(given['POLIS_DATA_DIR'] ?? defaultDataDirectory);
  const isWhole = wanted.every((domain) => urlGiven(given, domain) && keysGiven(given, domain));
  const local = isWhole ? undefined : await openLocal(dataDirectory, given, say);
  const opened = wanted.map((domain) => {
    const url = urlGiven(given, domain) ?? local?.urlOf(domain) ?? '';
    const provider = keysGiven(given, domain);
    const isOurs = provider === undefined;
    const ofFile = () => keysHere(keyFileSource(keyFileOf(dataDirectory, domain)));
    const connection = connect(url, { max: 2 });
    return { connection, keyed: { domain, provider: provider ?? ofFile(), isOurs } };
  });
  return {
    dataDirectory,
    keyed: opened.map(({ connection: { database }, keyed }) => ({ ...keyed, database })),
    async close() {
      await Promise.all(opened.map(({ connection }) => connection.close()));
      await local?.close();
    },
  };
}

const urlGiven = (given: Given, domain: Domain) => given[`${domain.toUpperCase()}_DATABASE_URL`];

function keysGiven(given: Given, domain: Domain): KeyProvider | undefined {
  const own = names.map((name) => [name, given[nameOf(domain, name)]] as const);
  return own.some(([, value]) => value) ? readKeys(Object.fromEntries(own)) : undefined;
}

async function openLocal(dataDirectory: string, given: Given, say: Say) {
  const paths = dataPaths(dataDirectory);
  openDataDirectory(dataDirectory);
  writeKeyFiles(dataDirectory, findOrMakeSecrets(paths.secrets));
  const run = findRun(paths.run);
  if (run || domains.every((domain) => urlGiven(given, domain))) {
    return {
      urlOf: (domain: Domain) => urlOfRunning(domain, dataDirectory, run?.address ?? ''),
      close: async () => undefined,
    };
  }
  return startForAWhile(dataDirectory, say);
}

async function startForAWhile(dataDirectory: string, say: Say) {
  const paths = dataPaths(dataDirectory);
  const release = takeRunLock(paths.run, { port: 0, address: 'work on the keys' }, say);
  let stop: () => Promise<void> = async () => undefined;
  const close = async () => {
    await stop();
    release();
  };
  try {
    say('POLIS is not running; starting its database for this …');
    const secrets = findOrMakeSecrets(paths.secrets);
    const { server } = await startEmbedded(dataDirectory, secrets, say);
    stop = server.stop;
    const urls = new Map<Domain, string>();
    for (const domain of domains) {
      const passwords = secrets.databasePasswords[domain];
      const made = await provision(server.superuserUrl(), domain, passwords);
      await migrate(made.migration, domain, await getLoginRole(made.runtime));
      urls.set(domain, made.runtime);
    }
    return { urlOf: (domain: Domain) => urls.get(domain) ?? '', close };
  } catch (error) {
    await close();
    throw error;
  }
}
