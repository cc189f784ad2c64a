import { type Domain, domains } from '#schema/domains.ts';
import { maskPasswords } from '../../subgraphs/shared/src/config.ts';
import { type DatabaseUrls, inEveryDomain, type PerDomain } from '../database/domain.ts';
import { getLoginRole, migrate } from '../database/migrate.ts';
import { provision } from '../database/provision.ts';
import { assertHeldByRowLevelSecurity } from '../database/row-level-security.ts';
import { databaseVariables, type LocalConfig } from './config.ts';
import type { SampleToLoad } from './load.ts';
import { errorCode, PlainError } from './plain-error.ts';
import type { PostgresServer } from './postgres/server.ts';
import type { Progress } from './progress.ts';
import { keysOf, type Secrets } from './secrets.ts';

/** Makes, migrates and fills the databases that are ours; migrates and fills the given ones. */
export async function prepareDatabases(
  config: LocalConfig,
  secrets: Secrets,
  server: PostgresServer | undefined,
  progress: Progress,
  sample?: SampleToLoad,
): Promise<PerDomain<DatabaseUrls>> {
  const urls = await progress.step('databases and roles', () =>
    inEveryDomain((domain) => openDatabase(config, secrets, server, domain)),
  );
  await progress.step('tables', () =>
    Promise.all(
      domains.map(async (domain) =>
        migrate(urls[domain].migration, domain, await getLoginRole(urls[domain].runtime)),
      ),
    ),
  );
  await progress.step('data', async () => {
    const { load } = await import('./load.ts');
    await load(urls, keysOf(secrets), progress.say, sample);
  });
  return urls;
}

async function openDatabase(
  config: LocalConfig,
  secrets: Secrets,
  server: PostgresServer | undefined,
  domain: Domain,
): Promise<DatabaseUrls> {
  const given = config.databases[domain];
  const variable = databaseVariables[domain];
  if (given) {
    await reach(variable, given.runtime, () =>
      assertHeldByRowLevelSecurity(given.runtime, variable),
    );
    const migrationVariable = variable.replace('_DATABASE', '_MIGRATION_DATABASE');
    await reach(migrationVariable, given.migration, () => getLoginRole(given.migration));
    return given;
  }
  if (!server) throw new Error(`there is no server for ${domain}`);
  try {
    return await provision(server.superuserUrl(), domain, secrets.databasePasswords[domain]);
  } catch (error) {
    if (errorCode(error) !== '28P01') throw error;
    throw new PlainError(
      'The local databases were made with other secrets than those in secrets.json. To begin anew with the sample data: npm run reset',
    );
  }
}

async function reach(variable: string, url: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof PlainError) throw error;
    const said = error instanceof Error ? error.message || errorCode(error) : String(error);
    throw new PlainError(`${variable} (${maskPasswords(url)}) cannot be used: ${said}`);
  }
}
