import fs from 'node:fs';
import path from 'node:path';
import { dataMarker, dataPaths, isDataDirectory } from './data-directory.ts';
import { PlainError } from './plain-error.ts';
import { removeCluster } from './postgres/remove.ts';
import { findRun } from './run-lock.ts';

/** Removes what a data directory holds and answers it; never anything from a folder not ours. */
export async function emptyDataDirectory(
  directory: string,
  say: (line: string) => void,
): Promise<string[]> {
  if (!isDataDirectory(directory)) return [];
  const paths = dataPaths(directory);
  const run = findRun(paths.run);
  if (run) {
    throw new PlainError(
      `POLIS is running at ${run.address} (process ${run.pid}). Stop it first (Ctrl-C there), then: npm run reset`,
    );
  }
  const removed = await removeCluster(paths.postgres, say);
  const marker = path.join(directory, dataMarker);
  const rest = fs.readdirSync(directory).map((name) => path.join(directory, name));
  for (const at of rest) {
    // The lock of an installation belongs to another process; the marker goes last.
    if (at === marker || path.basename(at).startsWith('install.lock')) continue;
    fs.rmSync(at, { recursive: true, force: true });
    removed.push(at);
  }
  fs.rmSync(marker);
  return [...removed, marker];
}
