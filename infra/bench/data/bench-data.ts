import fs from 'node:fs';
import path from 'node:path';
import { domains } from '#schema/domains.ts';
import type { KeyRing } from '#shared/sealing/key-ring.ts';
import { withConnection } from '../../database/connect.ts';
import {
  type DatabaseUrls,
  holders,
  inEveryHolder,
  type PerHolder,
} from '../../database/domain.ts';
import { migrate } from '../../database/migrate.ts';
import { provision } from '../../database/provision.ts';
import { removeCluster } from '../../local/postgres/remove.ts';
import { type PostgresServer, startPostgres } from '../../local/postgres/server.ts';
import { takeRunLock } from '../../local/run-lock.ts';
import { findOrMakeSecrets, keysOf, type Secrets } from '../../local/secrets.ts';
import { fill } from './fill.ts';
import { type MadeOf, madeOfNow, whatIsMissing } from './made-of.ts';

/** A PostgreSQL of the bench's own, with the three domains filled with this many people. */
export type BenchData = {
  people: number;
  server: PostgresServer;
  urls: PerHolder<DatabaseUrls>;
  stop: () => Promise<void>;
};

/** For reading alone: nothing is written while it is measured, so nothing of it may begin by itself. */
const settings = {
  shared_buffers: '1GB',
  max_wal_size: '8GB',
  autovacuum: 'off',
  // PostGraphile turns it off on its connections; so that all are planned alike, it is off for all.
  jit: 'off',
  max_connections: '100',
};

/** Opens the data of this size; made once, and again only when something else would come of it. */
export async function openBenchData(
  folder: string,
  people: number,
  say: (line: string) => void,
): Promise<BenchData> {
  const directory = path.join(folder, String(people));
  fs.mkdirSync(directory, { recursive: true });
  fs.chmodSync(directory, 0o755);
  const release = takeRunLock(
    path.join(directory, 'run.json'),
    { port: 0, address: `the bench of ${people} people` },
    say,
  );
  try {
    const opened = await openCluster(directory, people, say);
    const stop = async () => {
      await opened.server.stop();
      release();
    };
    return { people, ...opened, stop };
  } catch (error) {
    release();
    throw error;
  }
}

async function openCluster(directory: string, people: number, say: (line: string) => void) {
  const stamp = path.join(directory, 'made-of.json');
  const cluster = path.join(directory, 'postgres');
  const now = madeOfNow();
  const missing = whatIsMissing(readStamp(stamp), now);
  if (missing === 'everything') {
    fs.rmSync(stamp, { force: true });
    await removeCluster(cluster, say);
  }
  const secrets = findOrMakeSecrets(path.join(directory, 'secrets.json'));
  const server = await startPostgres({
    directory: cluster,
    superuserPassword: secrets.superuserPassword,
    fast: true,
    settings,
    say,
  });
  try {
    const urls = await openDatabases(server, secrets);
    if (missing !== 'nothing')
      await make(server, urls, keysOf(secrets), people, missing === 'everything', say);
    fs.writeFileSync(stamp, JSON.stringify(now));
    return { server, urls };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function make(
  server: PostgresServer,
  urls: PerHolder<DatabaseUrls>,
  keys: KeyRing,
  people: number,
  rowsToo: boolean,
  say: (line: string) => void,
): Promise<void> {
  const began = performance.now();
  say(`making the data of ${people} people (once) …`);
  for (const holder of holders) await migrate(urls[holder].migration, holder, `${holder}_runtime`);
  if (rowsToo) await fill(urls, keys, people);
  for (const domain of domains) {
    await withConnection(server.superuserUrl(domain), (sql) => sql`vacuum (analyze)`);
  }
  await withConnection(server.superuserUrl(), (sql) => sql`checkpoint`);
  say(`made in ${Math.round((performance.now() - began) / 1000)} s`);
}

async function openDatabases(
  server: PostgresServer,
  secrets: Secrets,
): Promise<PerHolder<DatabaseUrls>> {
  return inEveryHolder((holder) =>
    provision(server.superuserUrl(), holder, secrets.databasePasswords[holder]),
  );
}

function readStamp(file: string): MadeOf | undefined {
  // Written by this very file, and only once all is made.
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as MadeOf) : undefined;
}
