import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describeAccess } from '../reference/describe-access.ts';
import { failOn, projectDirectory } from './check.ts';
import { findDrift } from './drift.ts';

export const accessFile = path.join(projectDirectory, 'docs', 'reference', 'access.md');

/** The committed matrix of who may ask for what is that of the rules. */
export async function checkAccess(): Promise<undefined> {
  const committed = existsSync(accessFile) ? readFileSync(accessFile, 'utf8') : '';
  failOn(
    findDrift('docs/reference/access.md', committed, describeAccess()),
    'Run `npm run build:access` and commit docs/reference/access.md.',
  );
}
