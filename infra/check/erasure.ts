import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describeErasure } from '../reference/describe-erasure.ts';
import { failOn, projectDirectory } from './check.ts';
import { findDrift } from './drift.ts';

export const erasureFile = path.join(projectDirectory, 'docs', 'reference', 'erasure.md');

/** The committed page of what goes and what remains is of the plans the domains work by. */
export async function checkErasure(): Promise<undefined> {
  const drift = findDrift(
    'docs/reference/erasure.md',
    readFileSync(erasureFile, 'utf8'),
    describeErasure(),
  );
  failOn(drift, 'Run `npm run build:erasure` and commit docs/reference/erasure.md.');
}
