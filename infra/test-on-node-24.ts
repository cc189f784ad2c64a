// Runs the tests on Node 24 as well. Linux x64 alone, where CI runs; elsewhere use any Node 24 and
// `npm test`.
//   npm run test:node24 [-- jest arguments]
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { defaultDataDirectory, projectDirectory } from './local/data-directory.ts';
import { canFetchNode24, fetchNode24 } from './node-24.ts';

if (!canFetchNode24) {
  console.error('This leg runs on Linux x64 alone.');
  process.exit(1);
}
const binary = fetchNode24(path.join(defaultDataDirectory, 'node-24'));
const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
const { status } = spawnSync(binary, [...jest, ...process.argv.slice(2)], {
  cwd: projectDirectory,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${path.dirname(binary)}${path.delimiter}${process.env['PATH']}` },
});
process.exit(status ?? 1);
