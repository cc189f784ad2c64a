import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { privacyPages } from '../privacy/documents.ts';
import { failOn, projectDirectory } from './check.ts';
import { findDrift } from './drift.ts';

export const privacyFolder = path.join(projectDirectory, 'docs', 'privacy');

/** The committed register, inventory and matrix are those of the contract and the registry of purposes. */
export async function checkPrivacy(): Promise<undefined> {
  const written = readdirSync(privacyFolder);
  const drift = [...privacyPages()].flatMap(([file, text]) => {
    const now = written.includes(file) ? readFileSync(path.join(privacyFolder, file), 'utf8') : '';
    return findDrift(`docs/privacy/${file}`, now, text);
  });
  failOn(drift, 'Run `npm run build:privacy` and commit docs/privacy.');
}
