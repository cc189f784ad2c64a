import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { privacyPages } from '../privacy/documents.ts';
import { valueWords } from '../privacy/value-words.ts';
import { failOn, projectDirectory } from './check.ts';
import { findDrift } from './drift.ts';

export const privacyFolder = path.join(projectDirectory, 'docs', 'privacy');

export const valuesFile = path.join(
  projectDirectory,
  'gateway/pages/subject-access/values.it.json',
);

/** The committed register, inventory and matrix are those of the contract and the registry of purposes. */
export async function checkPrivacy(): Promise<undefined> {
  const written = readdirSync(privacyFolder);
  const drift = [...privacyPages()].flatMap(([file, text]) => {
    const now = written.includes(file) ? readFileSync(path.join(privacyFolder, file), 'utf8') : '';
    return findDrift(`docs/privacy/${file}`, now, text);
  });
  const values = findDrift(
    'gateway/pages/subject-access/values.it.json',
    readFileSync(valuesFile, 'utf8'),
    valueWords(),
  );
  failOn(
    [...drift, ...values],
    'Run `npm run build:privacy` and commit docs/privacy and the words it writes.',
  );
}
