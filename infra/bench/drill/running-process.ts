import { spawn } from 'node:child_process';
import { z } from 'zod';
import { projectDirectory } from '../../local/data-directory.ts';
import type { ServiceProcess } from '../../local/service-unit.ts';
import { serviceFlags } from '../../node-flags.ts';
import { hear } from '../measure/measured-process.ts';

export type RunningProcess = {
  name: string;
  pid: number;
  /** All it has said. */
  output: () => string;
  signal: (signal: NodeJS.Signals) => void;
  /** How it ended: a signal, or `code 0`. */
  ended: Promise<string>;
  /** The same once it is over. */
  over: () => string | undefined;
  /** In order, or by force where it does not. */
  stop: () => Promise<void>;
};

const readySchema = z.object({ type: z.literal('ready'), port: z.number() });

/** A service as `npm start` runs it, but for whoever starts it again: nobody. */
export async function runProcess(
  { name, entry, environment }: ServiceProcess,
  preload: readonly string[] = [],
): Promise<RunningProcess> {
  const loaded = ['tsx', ...preload].flatMap((file) => ['--import', file]);
  const child = spawn(process.execPath, [...serviceFlags, ...loaded, entry], {
    cwd: projectDirectory,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => said.push(text));
  }
  const output = () => said.join('');
  const ended = new Promise<string>((resolve) =>
    child.once('close', (code, signal) => resolve(signal ?? `code ${code}`)),
  );
  let over: string | undefined;
  void ended.then((how) => {
    over = how;
  });
  const stop = async () => {
    child.kill('SIGCONT');
    child.kill('SIGTERM');
    const limit = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(limit);
  };
  try {
    await hear(child, readySchema, 120_000);
  } catch {
    await stop();
    throw new Error(`${name} did not start:\n${output().slice(-2_000)}`);
  }
  // It has said that it listens, so there is a process.
  const pid = child.pid as number;
  return {
    name,
    pid,
    output,
    ended,
    over: () => over,
    stop,
    signal: (signal) => void child.kill(signal),
  };
}
