import { loadReference } from '#governance/load-reference.ts';
import { maskPasswords } from '#shared/config.ts';
import { type Connection, connect } from '#shared/database/database.ts';
import { withConnection } from '../database/connect.ts';
import { getLoginRole, migrate } from '../database/migrate.ts';
import { provision } from '../database/provision.ts';
import { dataPaths, openDataDirectory } from '../local/data-directory.ts';
import { startEmbedded } from '../local/embedded.ts';
import { errorCode, PlainError } from '../local/plain-error.ts';
import { findRun, takeRunLock } from '../local/run-lock.ts';
import { urlOfRunning } from '../local/running-database.ts';
import { findOrMakeSecrets } from '../local/secrets.ts';
import { readReferenceConfig } from './config.ts';

type Say = (line: string) => void;

/** Governance's database: the one named, that of the running platform, or its own for a while. */
export async function openGovernance(say: Say): Promise<Connection> {
  const { governanceUrl, dataDirectory } = readReferenceConfig();
  if (governanceUrl) return openChecked(governanceUrl);
  const run = findRun(dataPaths(dataDirectory).run);
  if (run) return openChecked(urlOfRunning('governance', dataDirectory, run.address));
  return startForAWhile(dataDirectory, say);
}

async function openChecked(url: string): Promise<Connection> {
  try {
    await withConnection(url, (sql) => sql`select from territory limit 1`);
    return connect(url);
  } catch (error) {
    const without = errorCode(error) === '42P01';
    const said = error instanceof Error ? error.message || errorCode(error) : String(error);
    throw new PlainError(
      `The database of governance (${maskPasswords(url)}) cannot be used: ${without ? 'its tables are not there yet; start POLIS with it once' : said}`,
    );
  }
}

async function startForAWhile(dataDirectory: string, say: Say): Promise<Connection> {
  const paths = dataPaths(dataDirectory);
  openDataDirectory(dataDirectory);
  const place = { port: 0, address: 'an import of reference data' };
  const release = takeRunLock(paths.run, place, say);
  let stop: () => Promise<void> = async () => undefined;
  try {
    say('POLIS is not running; starting its database for the time of the import …');
    const secrets = findOrMakeSecrets(paths.secrets);
    const { server } = await startEmbedded(dataDirectory, secrets, say);
    stop = server.stop;
    const passwords = secrets.databasePasswords.governance;
    const urls = await provision(server.superuserUrl(), 'governance', passwords);
    await migrate(urls.migration, 'governance', await getLoginRole(urls.runtime));
    const connection = connect(urls.runtime);
    await loadReference(connection.database);
    const close = async () => {
      await connection.close();
      await stop();
      release();
    };
    return { ...connection, close };
  } catch (error) {
    await stop();
    release();
    throw error;
  }
}
