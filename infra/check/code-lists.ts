import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describeCodeLists } from '../reference/describe-codelists.ts';
import { failOn, projectDirectory } from './check.ts';
import { findDrift } from './drift.ts';

export const codeListsFile = path.join(projectDirectory, 'docs', 'reference', 'codelists.md');

/** The committed description of the code lists is what ships. */
export async function checkCodeLists(): Promise<undefined> {
  failOn(
    findDrift(
      'docs/reference/codelists.md',
      readFileSync(codeListsFile, 'utf8'),
      describeCodeLists(),
    ),
    'Run `npm run build:codelists` and commit docs/reference/codelists.md.',
  );
}
