import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { serviceFlags } from '../node-flags.ts';
import { projectDirectory } from './data-directory.ts';
import { openLog } from './log-file.ts';
import type { Unit } from './unit.ts';

export type ServiceProcess = {
  name: string;
  /** Relative to the project. */
  entry: string;
  environment: Record<string, string>;
};

/** More than the 5 s that a service gives itself (`onShutdown`). */
const endLimitMs = 6_000;

/** A service as a child process: its own log file, its errors also shown, an IPC channel. */
export function serviceUnit(
  service: ServiceProcess,
  logDirectory: string,
  show: (line: string) => void,
): Unit {
  const file = path.join(logDirectory, `${service.name}.log`);
  fs.rmSync(file, { force: true });
  return {
    name: service.name,
    start: async () => {
      const child = spawn(process.execPath, [...serviceFlags, '--import', 'tsx', service.entry], {
        cwd: projectDirectory,
        env: service.environment,
        // Out of the terminal's group: a Ctrl-C reaches us alone, and we end things in order.
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      });
      writeLog(child, service.name, file, show);
      const exited = describeExit(child);
      if (child.pid === undefined) throw new Error(await exited);
      return {
        pid: child.pid,
        exited,
        end: () => endChild(child, exited),
        kill: () => void child.kill('SIGKILL'),
      };
    },
  };
}

function describeExit(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
  });
}

async function endChild(child: ChildProcess, exited: Promise<string>): Promise<void> {
  child.kill('SIGTERM');
  const limit = setTimeout(() => child.kill('SIGKILL'), endLimitMs);
  await exited;
  clearTimeout(limit);
}

function writeLog(child: ChildProcess, name: string, file: string, show: (line: string) => void) {
  const log = openLog(file, show);
  const follow = (stream: Readable | null, alsoShow: boolean) => {
    if (!stream) return;
    createInterface({ input: stream }).on('line', (line) => {
      log.write(`${name} | ${line}`);
      if (alsoShow) show(`${name} | ${line}`);
    });
  };
  follow(child.stdout, false);
  follow(child.stderr, true);
  child.once('close', log.close);
}
