import fs from 'node:fs';
import path from 'node:path';
import { PlainError } from '../plain-error.ts';
import { spawnGuarded } from './guard.ts';
import type { SystemUser } from './system-user.ts';

export type Cluster = {
  /** Ours; the data folder is inside it. */
  directory: string;
  data: string;
  binaries: string;
  user: SystemUser | undefined;
};

/** Written last: a data folder without it is half-made. */
const marker = 'polis-cluster';

export function serverEnvironment(binaries: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    LC_ALL: 'C',
    TZ: 'UTC',
    LD_LIBRARY_PATH: path.join(binaries, 'lib'),
  };
}

/** Makes the data folder unless it is there; it is made aside and renamed, whole or not at all. */
export async function ensureCluster(
  cluster: Cluster,
  options: { superuserPassword: string; fast: boolean },
): Promise<void> {
  const { directory, data, user } = cluster;
  for (const name of fs.readdirSync(directory)) {
    if (name.startsWith('making-')) fs.rmSync(path.join(directory, name), { recursive: true });
  }
  if (fs.existsSync(path.join(data, marker))) return;
  fs.rmSync(data, { recursive: true, force: true });
  const aside = fs.mkdtempSync(path.join(directory, 'making-'));
  const passwordFile = path.join(aside, 'password');
  fs.writeFileSync(passwordFile, `${options.superuserPassword}\n`, { mode: 0o600 });
  if (user) for (const at of [aside, passwordFile]) fs.chownSync(at, user.uid, user.gid);
  await runInitdb(cluster, path.join(aside, 'data'), passwordFile, options.fast);
  fs.writeFileSync(path.join(aside, 'data', marker), '');
  fs.renameSync(path.join(aside, 'data'), data);
  fs.rmSync(aside, { recursive: true });
}

async function runInitdb(cluster: Cluster, data: string, passwordFile: string, fast: boolean) {
  const { binaries, directory, user } = cluster;
  const output: string[] = [];
  const initdb = spawnGuarded(
    [
      ...[path.join(binaries, 'bin', 'initdb'), '-D', data, '-U', 'postgres'],
      ...['--auth=scram-sha-256', `--pwfile=${passwordFile}`],
      ...['--encoding=UTF8', '--locale=C'],
      ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...['--no-instructions', ...(fast ? ['--no-sync'] : [])],
    ],
    { cwd: directory, user, env: serverEnvironment(binaries) },
    (line) => output.push(line),
  );
  const code = await initdb.exited;
  if (code === 0) return;
  throw new PlainError(
    `PostgreSQL could not make its data folder (initdb, ${code}):\n${output.join('\n')}`,
  );
}
