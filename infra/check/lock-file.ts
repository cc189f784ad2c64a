import { readFileSync } from 'node:fs';
import path from 'node:path';
import { failOn, projectDirectory } from './check.ts';

/** The lock file names no registry, so that everybody installs from their own. */
export async function checkLockFile(): Promise<undefined> {
  const text = readFileSync(path.join(projectDirectory, 'package-lock.json'), 'utf8');
  failOn(
    findAddresses(text),
    'Install with the .npmrc of the project (omit-lockfile-registry-resolved).',
  );
}

export function findAddresses(lockFile: string): string[] {
  const { packages } = JSON.parse(lockFile) as { packages: Record<string, { resolved?: string }> }; // npm's own format
  return Object.entries(packages)
    .filter(([, { resolved }]) => resolved !== undefined)
    .map(([name, { resolved }]) => `package-lock.json: ${name} is resolved to ${resolved}`);
}
