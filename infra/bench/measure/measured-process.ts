import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { projectDirectory } from '../../local/data-directory.ts';
import { serviceFlags } from '../../node-flags.ts';

/** CPU in microseconds since it started, all threads; the highest resident set in kB. */
export type Usage = { cpu: number; peakMemory: number };

export type MeasuredProcess = {
  name: string;
  port: number;
  usage: () => Promise<Usage>;
  stop: () => Promise<void>;
};

/** The Node that runs what is measured: the same for all. */
export type Runtime = { node: string; version: string; major: number };

const preload = fileURLToPath(new URL('usage-preload.mjs', import.meta.url));
const readySchema = z.object({ type: z.literal('ready'), port: z.number() });
const usageSchema = z.object({ usage: z.object({ cpu: z.number(), peakMemory: z.number() }) });

/** Starts a server that says over IPC where it listens, as our services do. */
export async function startMeasured(
  runtime: Runtime,
  options: { name: string; entry: string; environment: Record<string, string>; log: string },
): Promise<MeasuredProcess> {
  const log = fs.openSync(options.log, 'w');
  // The sources run bare on Node 24, as in the container image.
  const loader = runtime.major < 24 ? ['--import', 'tsx'] : [];
  const child = spawn(
    runtime.node,
    [...serviceFlags, '--import', preload, ...loader, options.entry],
    {
      cwd: projectDirectory,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        NODE_ENV: 'production',
        LOG_LEVEL: 'error',
        APOLLO_TELEMETRY_DISABLED: 'true',
        ...options.environment,
      },
      stdio: ['ignore', log, log, 'ipc'],
    },
  );
  fs.closeSync(log);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    const limit = setTimeout(() => child.kill('SIGKILL'), 6_000);
    await ended;
    clearTimeout(limit);
  };
  try {
    const { port } = await hear(child, readySchema, 60_000);
    return { name: options.name, port, usage: () => askUsage(child), stop };
  } catch {
    await stop();
    throw new Error(
      `${options.name} did not start:\n${fs.readFileSync(options.log, 'utf8').slice(-2_000)}`,
    );
  }
}

async function askUsage(child: ChildProcess): Promise<Usage> {
  const answer = hear(child, usageSchema, 10_000);
  child.send({ ask: 'usage' });
  return (await answer).usage;
}

/** The next message of this kind. */
export function hear<T>(child: ChildProcess, schema: z.ZodType<T>, limitMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      child.off('message', onMessage);
      child.off('exit', onExit);
      clearTimeout(limit);
      finish();
    };
    const onMessage = (message: unknown) => {
      const parsed = schema.safeParse(message);
      if (parsed.success) settle(() => resolve(parsed.data));
    };
    const onExit = () => settle(() => reject(new Error('the process ended')));
    const limit = setTimeout(
      () => settle(() => reject(new Error('the process said nothing'))),
      limitMs,
    );
    child.on('message', onMessage);
    child.on('exit', onExit);
  });
}
