import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { projectDirectory } from './data-directory.ts';
import { makeTemporaryDirectory } from './temporary-directory.ts';

const directory = makeTemporaryDirectory('start');
afterAll(() => fs.rmSync(directory, { recursive: true }));

function run(script: string, environment: Record<string, string>, ...args: string[]) {
  const command = ['--import', 'tsx', path.join('infra', script), ...args];
  const result = spawnSync(process.execPath, command, {
    cwd: projectDirectory,
    env: { PATH: process.env.PATH, POLIS_DATA_DIR: path.join(directory, 'data'), ...environment },
    encoding: 'utf8',
    timeout: 20_000,
  });
  return { code: result.status, error: result.stderr.trim(), output: result.stdout.trim() };
}

describe('npm start', () => {
  it('names a wrong variable and exits with 2', () => {
    expect(run('local/start.ts', { POLIS_PORT: 'abc' })).toMatchObject({
      code: 2,
      error:
        'One setting is wrong:\n  POLIS_PORT is "abc"; it takes a port number from 1 to 65535, or 0 for a free one.',
    });
  });

  it('says what to do when its port is taken, before it makes anything', async () => {
    const server = net.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { code, error } = run('local/start.ts', { POLIS_PORT: String(port) });
    server.close();
    expect({ code, error }).toEqual({
      code: 1,
      error: `Port ${port} is in use (by another program). Stop it or choose another: POLIS_PORT=${port + 1} npm start`,
    });
    expect(fs.readdirSync(path.join(directory, 'data')).sort()).toEqual(['logs', 'polis-data.txt']);
  });
});

describe('npm run bench', () => {
  it('lists its benchmarks when the name is unknown', () => {
    const { code, error } = run('bench/main.ts', {}, 'unheard-of');
    expect(code).toBe(2);
    expect(error).toContain('There is no benchmark "unheard-of". There are: all, quick');
  });
});
