import { maskPasswords } from '../../subgraphs/shared/src/config.ts';
import {
  type DatabaseUrls,
  type Holder,
  holders,
  inEveryHolder,
  type PerHolder,
} from '../database/domain.ts';
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
): Promise<PerHolder<DatabaseUrls>> {
  const urls = await progress.step('databases and roles', () =>
    inEveryHolder((holder) => openDatabase(config, secrets, server, holder)),
  );
  await progress.step('tables', () =>
    Promise.all(
      holders.map(async (holder) =>
        migrate(urls[holder].migration, holder, await getLoginRole(urls[holder].runtime)),
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
  holder: Holder,
): Promise<DatabaseUrls> {
  const given = config.databases[holder];
  const variable = databaseVariables[holder];
  if (given) {
    await reach(variable, given.runtime, () =>
      assertHeldByRowLevelSecurity(given.runtime, variable),
    );
    const migrationVariable = variable.replace('_DATABASE', '_MIGRATION_DATABASE');
    await reach(migrationVariable, given.migration, () => getLoginRole(given.migration));
    return given;
  }
  if (!server) throw new Error(`there is no server for ${holder}`);
  try {
    return await provision(server.superuserUrl(), holder, secrets.databasePasswords[holder]);
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
