import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { PlainError } from '../plain-error.ts';
import { canReach, type SystemUser } from './system-user.ts';

/** Where root keeps what the server's account must reach and the project folder hides from it. */
export const shelter = '/var/lib/polis';

/**
 * Makes the cluster's folder and answers where it really is. A clone under /root is closed to the
 * server's account; its cluster is kept in the shelter, and the wanted folder is a link to it.
 */
export function placeCluster(
  wanted: string,
  user: SystemUser | undefined,
  say: (line: string) => void,
): string {
  const parent = path.dirname(wanted);
  fs.mkdirSync(parent, { recursive: true });
  if (!user) return makeFolder(wanted, user);
  const sheltered = shelteredPlace(wanted);
  const isLink = fs.lstatSync(wanted, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  if (isLink && fs.readlinkSync(wanted) === sheltered) return makeShelter(sheltered, user);
  // The link came along with a copied or moved folder: that cluster belongs to the original.
  if (isLink) fs.rmSync(wanted);
  if (canReach(parent, user)) return makeFolder(wanted, user);
  if (fs.existsSync(wanted)) {
    throw new PlainError(
      `The user ${user.name}, as whom PostgreSQL runs, can no longer reach ${wanted}. Open the folders above it (chmod o+x), or run: npm run reset`,
    );
  }
  const directory = makeShelter(sheltered, user);
  fs.symlinkSync(directory, wanted);
  say(`${parent} is closed to the user ${user.name}; PostgreSQL keeps its data in ${directory}`);
  return directory;
}

export function shelteredPlace(wanted: string): string {
  const real = path.join(fs.realpathSync(path.dirname(wanted)), path.basename(wanted));
  return path.join(shelter, createHash('sha256').update(real).digest('hex').slice(0, 12));
}

export function openShelter(): void {
  fs.mkdirSync(shelter, { recursive: true });
  fs.chmodSync(shelter, 0o755);
}

function makeShelter(directory: string, user: SystemUser): string {
  openShelter();
  return makeFolder(directory, user);
}

function makeFolder(directory: string, user: SystemUser | undefined): string {
  fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (user) fs.chownSync(directory, user.uid, user.gid);
  if (!user && fs.statSync(directory).uid !== process.getuid?.()) {
    throw new PlainError(
      `${directory} belongs to another user, who started POLIS here before. Start it as that user, or give another POLIS_DATA_DIR.`,
    );
  }
  return fs.realpathSync(directory);
}
