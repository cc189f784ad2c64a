import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { defaultDataDirectory } from '../local/data-directory.ts';
import { canFetchNode24, fetchNode24, findNode24 } from '../node-24.ts';
import type { Runtime } from './measure/measured-process.ts';

/** Node 24 if it can be had, because PostGraphile needs it and the container image runs it. */
export function findRuntime(options: { mayFetch: boolean }): Runtime {
  const own = describe(process.execPath);
  if (own.major >= 24 || !canFetchNode24) return own;
  // The tests' second leg keeps it there too.
  const folder = path.join(defaultDataDirectory, 'node-24');
  const node = options.mayFetch ? fetchNode24(folder) : findNode24(folder);
  return node ? describe(node) : own;
}

function describe(node: string): Runtime {
  const version = execFileSync(node, ['--version']).toString().trim().replace(/^v/, '');
  return { node, version, major: Number(version.split('.')[0]) };
}
