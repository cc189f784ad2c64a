import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorCode, PlainError } from './plain-error.ts';

export const projectDirectory = path.resolve(fileURLToPath(import.meta.url), '../../..');
export const defaultDataDirectory = path.join(projectDirectory, '.polis');

/** Says that a folder is ours, so that `npm run reset` never empties somebody's home directory. */
export const dataMarker = 'polis-data.txt';
const markerText =
  'POLIS keeps its local databases, secrets and logs here. `npm run reset` removes them.\n';

export function dataPaths(directory: string) {
  return {
    postgres: path.join(directory, 'postgres'),
    secrets: path.join(directory, 'secrets.json'),
    keys: path.join(directory, 'keys'),
    run: path.join(directory, 'run.json'),
    logs: path.join(directory, 'logs'),
  };
}

export function isDataDirectory(directory: string): boolean {
  return fs.existsSync(path.join(directory, dataMarker));
}

/** Makes the data directory or checks that it is ours. */
export function openDataDirectory(directory: string): void {
  try {
    fs.mkdirSync(directory, { recursive: true });
    // The default folder may hold the lock of the installation before anything else.
    const foreign = directory !== defaultDataDirectory && fs.readdirSync(directory).length > 0;
    if (foreign && !isDataDirectory(directory)) {
      throw new PlainError(
        `POLIS_DATA_DIR is ${directory}, which holds other files; give a new or an empty folder.`,
      );
    }
    if (!isDataDirectory(directory)) fs.writeFileSync(path.join(directory, dataMarker), markerText);
    fs.mkdirSync(dataPaths(directory).logs, { recursive: true, mode: 0o700 });
    fs.accessSync(directory, fs.constants.W_OK);
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw new PlainError(
      `The data directory ${directory} cannot be used (${errorCode(error) ?? error}). Choose another: POLIS_DATA_DIR=/some/folder npm start`,
    );
  }
}
