import fs from 'node:fs';
import path from 'node:path';
import { holders } from '../database/domain.ts';
import type { LocalConfig } from './config.ts';
import { dataPaths } from './data-directory.ts';
import { openLog } from './log-file.ts';
import { type PostgresServer, startPostgres } from './postgres/server.ts';
import { postgresUnit } from './postgres-unit.ts';
import type { Progress } from './progress.ts';
import type { Secrets } from './secrets.ts';
import type { Unit } from './unit.ts';

export type Embedded = { server: PostgresServer; unit: Unit };

/** Unless all databases are given. */
export async function startEmbeddedIfNeeded(
  config: LocalConfig,
  secrets: Secrets,
  progress: Progress,
): Promise<Embedded | undefined> {
  if (holders.every((holder) => config.databases[holder])) return undefined;
  return progress.step('PostgreSQL', () =>
    startEmbedded(config.dataDirectory, secrets, progress.say),
  );
}

/** The PostgreSQL that keeps its data between runs, and how to keep it running. */
export async function startEmbedded(
  dataDirectory: string,
  secrets: Secrets,
  say: (line: string) => void,
): Promise<Embedded> {
  const paths = dataPaths(dataDirectory);
  const file = path.join(paths.logs, 'postgres.log');
  fs.rmSync(file, { force: true });
  const log = openLog(file, say);
  const options = {
    directory: paths.postgres,
    superuserPassword: secrets.superuserPassword,
    fast: false,
    log: log.write,
    say,
  };
  const server = await startPostgres(options);
  return { server, unit: postgresUnit(server, (port) => startPostgres({ ...options, port })) };
}
