import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describeStates } from '../reference/describe-states.ts';
import { failOn, projectDirectory } from './check.ts';
import { findDrift } from './drift.ts';

export const statesFolder = path.join(projectDirectory, 'docs', 'reference', 'states');

/** The committed pages of the state machines are of those the code runs on, each and no other. */
export async function checkStates(): Promise<undefined> {
  const pages = describeStates();
  const written = readdirSync(statesFolder);
  const stray = written.filter((file) => !pages.has(file)).map((file) => `${file} is of none`);
  const drift = [...pages].flatMap(([file, text]) => {
    const now = written.includes(file) ? readFileSync(path.join(statesFolder, file), 'utf8') : '';
    return findDrift(`docs/reference/states/${file}`, now, text);
  });
  failOn([...stray, ...drift], 'Run `npm run build:states` and commit docs/reference/states.');
}
