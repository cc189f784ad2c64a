import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A new folder for a test; root's server account may pass through it, as in a usual clone. */
export function makeTemporaryDirectory(name: string): string {
  const directory = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), `polis ${name} `));
  fs.chmodSync(directory, 0o755);
  return directory;
}
