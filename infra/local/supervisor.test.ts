import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { projectDirectory } from './data-directory.ts';
import { eventually } from './eventually.ts';
import { findFreePort } from './free-port.ts';
import { processState } from './os-process.ts';
import { waitUntilReady } from './readiness.ts';
import { serviceUnit } from './service-unit.ts';
import { type Supervisor, supervise } from './supervisor.ts';
import { makeTemporaryDirectory } from './temporary-directory.ts';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
let directory: string;
let port: number;
let shown: string[];
let supervisor: Supervisor;

beforeEach(async () => {
  directory = makeTemporaryDirectory('supervisor');
  port = await findFreePort();
  shown = [];
});
afterEach(async () => {
  await supervisor?.end();
  fs.rmSync(directory, { recursive: true });
});

function service(name: string, environment: Record<string, string> = {}) {
  const entry = here('./fake-service.fixture.ts');
  const show = (line: string) => shown.push(line);
  return serviceUnit(
    { name, entry, environment: { PORT: String(port), ...environment } },
    directory,
    show,
  );
}
const start = (...stages: ReturnType<typeof service>[][]) => {
  supervisor = supervise(stages, { say: (line) => shown.push(line) });
};
const ready = () => waitUntilReady(`http://127.0.0.1:${port}/`, supervisor, directory);
const ask = async () => Number(await (await fetch(`http://127.0.0.1:${port}/`)).text());

describe('the supervisor', () => {
  it('starts a killed service again on the same port, and says so', async () => {
    start([service('employment')]);
    await ready();
    const first = await ask();
    process.kill(first, 'SIGKILL');
    const second = await eventually(() =>
      ask()
        .then((pid) => pid !== first && pid)
        .catch(() => false),
    );
    expect(supervisor.find('employment')?.pid()).toBe(second);
    expect(shown).toEqual(['employment stopped (SIGKILL); starting again']);
  });

  it('ends promptly, without calling that a crash', async () => {
    start([service('employment')], [service('gateway', { PORT: '0' })]);
    await ready();
    const pids = await eventually(() => {
      const all = supervisor.all().flatMap((unit) => unit.pid() ?? []);
      return all.length === 2 && all;
    });
    const began = performance.now();
    await supervisor.end();
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(pids.map(processState)).toEqual(['gone', 'gone']);
    expect(shown).toEqual([]);
  });

  it('cuts off a service that hangs while it shuts down', async () => {
    start([service('employment', { FAKE: 'hangs' })]);
    await ready();
    const began = performance.now();
    await supervisor.end();
    expect(performance.now() - began).toBeLessThan(7_000);
  }, 15_000);

  it('names a service that does not start, and where its log is', async () => {
    start([service('community', { FAKE: 'fails' })]);
    await expect(ready()).rejects.toThrow(`community does not start. What it said: ${directory}`);
    expect(shown).toContain('community | cannot start');
    expect(shown).toContain('community stopped (code 3); starting again');
  }, 20_000);

  it('writes what a service says into its own log', async () => {
    start([service('governance')]);
    await ready();
    await supervisor.end();
    const log = await eventually(() =>
      fs.readFileSync(path.join(directory, 'governance.log'), 'utf8'),
    );
    expect(log).toContain('governance | a line for the log');
    expect(shown).toEqual([]);
  });

  it('leaves no orphan when it is killed', async () => {
    const args = ['--import', 'tsx', here('./fake-supervisor.fixture.ts'), directory];
    const child = spawn(process.execPath, args, { cwd: projectDirectory });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
    });
    const pids: number[] = JSON.parse(await eventually(() => /\[.*\]/.exec(output)?.[0]));
    child.kill('SIGKILL');
    await eventually(() => pids.every((pid) => processState(pid) !== 'running'), 5_000);
    expect(pids).toHaveLength(2);
  }, 20_000);
});
