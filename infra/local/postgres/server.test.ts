import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import postgres from 'postgres';
import { projectDirectory } from '../data-directory.ts';
import { eventually } from '../eventually.ts';
import { processState, sendSignal } from '../os-process.ts';
import { makeTemporaryDirectory } from '../temporary-directory.ts';
import { processesOf } from './processes-of.ts';
import { type PostgresServer, startPostgres } from './server.ts';

const superuserPassword = 'not: a simple/password?';
let parent: string;
let directory: string;
let said: string[];
let running: { stop(): Promise<void> }[];
let elsewhere: ChildProcess | undefined;

beforeEach(() => {
  parent = makeTemporaryDirectory("postgres' data");
  directory = path.join(parent, 'postgres');
  said = [];
  running = [];
});
afterEach(async () => {
  elsewhere?.kill('SIGKILL');
  for (const server of running) await server.stop();
  fs.rmSync(parent, { recursive: true, force: true });
});

async function start(port?: number): Promise<PostgresServer> {
  const say = (line: string) => said.push(line);
  const given = { directory, superuserPassword, fast: true, say, ...(port && { port }) };
  const server = await startPostgres(given);
  running.push(server);
  return server;
}

async function ask(url: string, statement: string): Promise<unknown> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return (await sql.unsafe(statement))[0]?.answer;
  } finally {
    await sql.end();
  }
}

/** Another process that starts the cluster, to be killed. */
function startElsewhere(): { child: ChildProcess; output(): string } {
  const fixture = fileURLToPath(new URL('./start-and-wait.fixture.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', fixture, directory], {
    cwd: projectDirectory,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  elsewhere = child;
  let output = '';
  child.stdout.on('data', (data) => {
    output += data;
  });
  return { child, output: () => output };
}

describe('the embedded PostgreSQL', () => {
  it('keeps its data, and lets in nobody without the password', async () => {
    const first = await start();
    const url = first.superuserUrl();
    await ask(url, 'create database kept');
    await first.stop();
    expect(await first.exited).toBe(0);
    expect(processState(first.pid)).toBe('gone');
    const second = await start(first.port);
    expect(second.port).toBe(first.port);
    expect(await ask(second.superuserUrl('kept'), 'select current_database() answer')).toBe('kept');
    const wrong = new URL(url);
    wrong.password = 'wrong';
    await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect(await ask(url, 'show listen_addresses')).toBeUndefined();
    expect(
      await ask(url, "select setting answer from pg_settings where name = 'listen_addresses'"),
    ).toBe('127.0.0.1');
    expect(said).toEqual([]);
  }, 30_000);

  it('makes a half-made data folder anew', async () => {
    fs.mkdirSync(path.join(directory, 'data'), { recursive: true });
    fs.writeFileSync(path.join(directory, 'data', 'PG_VERSION'), '18\n');
    fs.mkdirSync(path.join(directory, 'making-abc'));
    await start();
    expect(fs.readdirSync(directory)).toEqual(['data']);
  }, 30_000);

  it('starts after its server was killed, also at once', async () => {
    const first = await start();
    process.kill(first.pid, 'SIGKILL');
    expect(await first.exited).toBe(137);
    expect((await start(first.port)).pid).not.toBe(first.pid);
  }, 30_000);

  it('starts although its number was left behind and now is another program’s', async () => {
    const first = await start();
    process.kill(first.pid, 'SIGKILL');
    await first.exited;
    const file = path.join(directory, 'data', 'postmaster.pid');
    const [, ...rest] = fs.readFileSync(file, 'utf8').split('\n');
    fs.writeFileSync(file, [process.pid, ...rest].join('\n'));
    await start();
    expect(said).toEqual([
      `process ${process.pid} of an earlier PostgreSQL is gone; its number was left behind`,
    ]);
  }, 30_000);

  it('ends a server of its own that an earlier run left alive', async () => {
    const first = await start();
    const second = await start();
    expect(processState(first.pid)).not.toBe('running');
    expect(await ask(second.superuserUrl(), 'select 1 answer')).toBe(1);
    expect(said).toEqual([
      `a PostgreSQL of an earlier run (process ${first.pid}) is still there; ending it`,
    ]);
  }, 30_000);

  it('ends within seconds when its parent is killed', async () => {
    const { child, output } = startElsewhere();
    const pid = Number((await eventually(() => /pid (\d+)/.exec(output()), 20_000))[1]);
    child.kill('SIGKILL');
    await eventually(() => processState(pid) !== 'running', 5_000);
    await eventually(() => processesOf(directory).length === 0, 5_000);
  }, 40_000);

  it.each([0, 300, 900])(
    'leaves nothing when its parent is killed %d ms into the start',
    async (delay) => {
      const { child, output } = startElsewhere();
      await eventually(() => output().includes('starting'), 20_000);
      await pause(delay);
      child.kill('SIGKILL');
      await eventually(() => processesOf(directory).length === 0, 8_000);
      await start();
    },
    40_000,
  );

  it('goes on when its guard is killed, and the next start ends it', async () => {
    const first = await start();
    const guard = processesOf(directory).find((pid) => pid !== first.pid);
    for (const pid of processesOf(directory)) if (pid !== first.pid) sendSignal(pid, 'SIGKILL');
    expect(guard).toBeDefined();
    expect(await first.exited).toBeNull();
    await start();
    expect(processState(first.pid)).not.toBe('running');
  }, 30_000);
});
