import fs from 'node:fs';
import path from 'node:path';
import { PlainError } from '../plain-error.ts';

export type SystemUser = { name: string; uid: number; gid: number };

/**
 * PostgreSQL refuses to run as root, so that root borrows an account: the one that already owns
 * the cluster, else `postgres`, else `nobody`. Everybody else runs it as themselves (undefined).
 */
export function findServerUser(clusterDirectory: string): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = fs.readFileSync('/etc/passwd', 'utf8').split('\n').map(parseAccount);
  const owner = fs.statSync(clusterDirectory, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) {
    const known = accounts.find((candidate) => candidate?.uid === owner.uid);
    return { name: known?.name ?? String(owner.uid), uid: owner.uid, gid: owner.gid };
  }
  for (const name of ['postgres', '_postgres', 'nobody']) {
    const account = accounts.find((candidate) => candidate?.name === name);
    if (account) return account;
  }
  throw new PlainError(
    'PostgreSQL does not run as root, and this system has neither a user "postgres" nor "nobody". Start POLIS as a normal user.',
  );
}

/** Whether the user may pass through every folder on the way to a path and enter or run it. */
export function canReach(target: string, user: SystemUser): boolean {
  for (let at = fs.realpathSync(target); ; at = path.dirname(at)) {
    if (!mayPass(fs.statSync(at), user)) return false;
    if (at === path.dirname(at)) return true;
  }
}

function mayPass(entry: fs.Stats, user: SystemUser): boolean {
  if (entry.uid === user.uid) return (entry.mode & 0o100) !== 0;
  if (entry.gid === user.gid) return (entry.mode & 0o010) !== 0;
  return (entry.mode & 0o001) !== 0;
}

function parseAccount(line: string): SystemUser | undefined {
  const [name, , uid, gid] = line.split(':');
  return name && uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : undefined;
}
