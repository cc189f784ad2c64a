// Plain JavaScript without dependencies: this file runs before anything is installed.
//   node infra/bootstrap.mjs                    installs the locked dependencies if needed
//   node infra/bootstrap.mjs <file.ts> args…    … and then runs that file in this very process
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installIfNeeded } from './install.mjs';
import { endWithLauncher } from './launcher.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`POLIS needs Node 20.19 or later; this is Node ${process.versions.node}.`);
  process.exit(1);
}

endWithLauncher();
await installIfNeeded();

const [target, ...rest] = process.argv.slice(2);
if (target) {
  const file = path.resolve(import.meta.dirname, '..', target);
  process.argv = [process.execPath, file, ...rest];
  const { register } = await import('tsx/esm/api');
  register();
  await import(pathToFileURL(file).href);
}
