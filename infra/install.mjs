import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { lockInstallation, readText } from './install-lock.mjs';

const project = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stampFile = path.join(project, 'node_modules', '.polis-installed');
const flags = [
  ...['--include=dev', '--include=optional', '--ignore-scripts'],
  ...['--no-audit', '--no-fund', '--loglevel=error', '--progress=false'],
];

// stderr, because `npm run -s token` must put nothing but a token on stdout.
const say = (line) => process.stderr.write(`${line}\n`);

/** Installs the locked dependencies unless they are there for this very Node and machine. */
export async function installIfNeeded() {
  const stamp = wantedStamp();
  if (readText(stampFile) === stamp) return;
  const lock = await lockInstallation(project, say);
  let ready = false;
  try {
    ready = readText(stampFile) === stamp || (await install(stamp, lock));
  } finally {
    lock.release();
  }
  if (!ready) process.exit(1);
}

function wantedStamp() {
  const locked = ['package-lock.json', 'package.json'].find((name) =>
    fs.existsSync(path.join(project, name)),
  );
  return createHash('sha256')
    .update(fs.readFileSync(path.join(project, locked)))
    .update([process.version, process.platform, process.arch].join(' '))
    .digest('hex');
}

/** npm keeps its cache in the home directory, which may be missing or read-only. */
function cacheEnvironment() {
  const wanted = process.env.npm_config_cache ?? path.join(os.homedir(), '.npm');
  try {
    fs.mkdirSync(wanted, { recursive: true });
    fs.accessSync(wanted, fs.constants.W_OK);
    return {};
  } catch {
    return { npm_config_cache: fs.mkdtempSync(path.join(os.tmpdir(), 'polis-npm-')) };
  }
}

function runNpm(args, environment, lock) {
  const known = path.basename(process.env.npm_execpath ?? '') === 'npm-cli.js';
  const [command, first] = known ? [process.execPath, [process.env.npm_execpath]] : ['npm', []];
  return new Promise((resolve) => {
    const child = spawn(command, [...first, ...args, ...flags], {
      cwd: project,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (data) => {
      output += data;
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    let stopped;
    const forward = (signal) => {
      stopped = signal;
      child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, forward);
    const done = (code, signal) => {
      for (const name of signals) process.off(name, forward);
      resolve({ ok: code === 0, signal: stopped ?? signal, output });
    };
    child.once('error', (error) => {
      collect(`${error.message}\n`);
      done(1, null);
    });
    child.once('close', done);
    if (child.pid) lock.heldBy(child.pid);
  });
}

async function install(stamp, lock) {
  const began = Date.now();
  const environment = cacheEnvironment();
  fs.rmSync(stampFile, { force: true });
  say('Installing the locked dependencies (once, about a minute) …');
  let result = await runNpm(['ci', '--prefer-offline'], environment, lock);
  if (!result.ok && !result.signal) {
    say('npm ci failed; trying npm install …');
    result = await runNpm(['install', '--no-save', '--no-package-lock'], environment, lock);
  }
  if (environment.npm_config_cache) fs.rmSync(environment.npm_config_cache, { recursive: true });
  if (!result.ok) {
    say(
      `${result.output}The dependencies could not be installed (${result.signal ?? 'see above'}).`,
    );
    return false;
  }
  fs.writeFileSync(stampFile, stamp);
  say(`Installed in ${Math.round((Date.now() - began) / 1000)} s.`);
  return true;
}
