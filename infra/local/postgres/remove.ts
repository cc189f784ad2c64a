import fs from 'node:fs';
import path from 'node:path';
import { endLeftOver } from './left-over.ts';
import { shelteredPlace } from './place.ts';

/** Removes a cluster, and what its link points to in the shelter; answers the folders removed. */
export async function removeCluster(
  directory: string,
  say: (line: string) => void,
): Promise<string[]> {
  const entry = fs.lstatSync(directory, { throwIfNoEntry: false });
  if (!entry) return [];
  if (!entry.isSymbolicLink()) {
    await endLeftOver(path.join(fs.realpathSync(directory), 'data'), say);
    fs.rmSync(directory, { recursive: true, force: true });
    return [directory];
  }
  const target = fs.readlinkSync(directory);
  fs.rmSync(directory);
  // A link that came with a copied folder points to the original's cluster, which is not ours.
  if (target !== shelteredPlace(directory) || !fs.existsSync(target)) return [directory];
  await endLeftOver(path.join(target, 'data'), say);
  fs.rmSync(target, { recursive: true, force: true });
  return [directory, target];
}
