import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findFreePort } from '../free-port.ts';
import { PlainError } from '../plain-error.ts';
import { findBinaries } from './binaries.ts';
import { type Cluster, ensureCluster, serverEnvironment } from './cluster.ts';
import { spawnGuarded } from './guard.ts';
import { endLeftOver } from './left-over.ts';
import { placeCluster } from './place.ts';
import { findServerUser } from './system-user.ts';

export type PostgresOptions = {
  directory: string;
  superuserPassword: string;
  /** For tests: nothing waits for the disk, so that a power cut may lose everything. */
  fast: boolean;
  /** A free one unless given. */
  port?: number;
  settings?: Record<string, string>;
  /** What the server writes. */
  log?: (line: string) => void;
  /** What a person should know: where the data is kept, what an earlier run left. */
  say?: (line: string) => void;
};

export type PostgresServer = {
  port: number;
  pid: number;
  superuserUrl(database?: string): string;
  stop(): Promise<void>;
  /** As a shell tells it: 137 is SIGKILL. */
  exited: Promise<number | null>;
};

/** Starts the cluster kept in `directory`, making it first if need be. One caller per directory. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const say = options.say ?? (() => undefined);
  const user = findServerUser(options.directory);
  const directory = placeCluster(options.directory, user, say);
  const data = path.join(directory, 'data');
  const cluster = { directory, data, binaries: findBinaries(user, directory), user };
  await endLeftOver(data, say);
  await ensureCluster(cluster, options);
  const patience = Date.now() + 15_000;
  for (;;) {
    const port = options.port ?? (await findFreePort());
    const launched = await launch(cluster, port, options);
    if (typeof launched !== 'string') return launched;
    // Processes of a killed server need a moment to notice; a free port may be taken under us.
    const passing = options.port
      ? /shared memory/.test(launched)
      : /shared memory|Address already in use/.test(launched);
    if (!passing || Date.now() > patience) {
      throw new PlainError(`PostgreSQL does not start in ${directory}:\n${launched}`);
    }
    await pause(200);
  }
}

/** A running server, or what PostgreSQL said before it ended. */
async function launch(
  cluster: Cluster,
  port: number,
  options: PostgresOptions,
): Promise<PostgresServer | string> {
  const { binaries, data, user } = cluster;
  const said: string[] = [];
  let announce: (isReady: true) => void = () => undefined;
  const ready = new Promise<true>((resolve) => {
    announce = resolve;
  });
  const server = spawnGuarded(
    [path.join(binaries, 'bin', 'postgres'), '-D', data, ...settings(port, options)],
    { cwd: cluster.directory, user, env: serverEnvironment(binaries) },
    (line) => {
      options.log?.(line);
      if (said.length < 100) said.push(line);
      if (line.includes('database system is ready to accept connections')) announce(true);
    },
  );
  if ((await Promise.race([ready, server.exited])) !== true) return said.join('\n');
  const password = encodeURIComponent(options.superuserPassword);
  return {
    port,
    pid: await server.pid,
    superuserUrl: (database = 'postgres') =>
      `postgres://postgres:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`,
    stop: async () => {
      server.end();
      await server.exited;
    },
    exited: server.exited,
  };
}

function settings(port: number, options: PostgresOptions): string[] {
  const all: Record<string, string> = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    // A socket's path may have about 100 characters only, and nobody needs one here.
    unix_socket_directories: '',
    // What PostgreSQL says of a failed statement quotes its values; who sent it is told, the log is not.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length_on_error: '0',
    ...(options.fast && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...options.settings,
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
