import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectDirectory } from '../local/data-directory.ts';
import { takeRunLock } from '../local/run-lock.ts';
import { makeTemporaryDirectory } from '../local/temporary-directory.ts';
import { openSampleDatabases, type SampleDatabases } from './loaded-sample.fixture.ts';

let databases: SampleDatabases;
const dataDirectory = makeTemporaryDirectory('sample');

beforeAll(async () => {
  databases = await openSampleDatabases();
});
afterAll(async () => {
  await databases.close();
  fs.rmSync(dataDirectory, { recursive: true });
});

/** Runs the command as a person would, on the databases of this test. */
function run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const given = Object.entries(databases.urls).flatMap(([domain, { runtime, migration }]) => [
    [`${domain.toUpperCase()}_DATABASE_URL`, runtime],
    [`${domain.toUpperCase()}_MIGRATION_DATABASE_URL`, migration],
  ]);
  const child = spawn(process.execPath, ['--import', 'tsx', 'infra/sample/main.ts', ...args], {
    cwd: projectDirectory,
    env: { ...process.env, POLIS_DATA_DIR: dataDirectory, ...Object.fromEntries(given) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (data) => (out += data));
  child.stderr.on('data', (data) => (err += data));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}

describe('npm run sample', () => {
  it('loads into given databases, and says how many rows', async () => {
    const { code, out, err } = await run('--people', '60');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/employment: sample: .*person 60, person record 60/);
    expect(out).toMatch(/The sample has 60 people \([\d,]+ rows in \d+ s, [\d,]+ rows\/s\)/);
    expect(out).not.toContain('\x1b');
    expect(await databases.count('employment', 'person')).toBe(60);
  });

  it('ends with 1 and a plain word where it cannot, and with 2 for wrong use', async () => {
    const [smaller, wrong] = await Promise.all([run('--people', '59'), run('--people', 'abc')]);
    expect(smaller).toMatchObject({ code: 1 });
    expect(smaller.err).toMatch(/^There is a sample of 60 people already.*\n$/);
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.err).toContain('--people is "abc"; it takes a whole number');
  });

  it('does not load under a POLIS that runs', async () => {
    const place = { port: 4000, address: 'http://localhost:4000' };
    const release = takeRunLock(path.join(dataDirectory, 'run.json'), place, () => undefined);
    const { code, err } = await run('--people', '70');
    release();
    expect(code).toBe(1);
    expect(err).toBe(
      `POLIS is running at http://localhost:4000 (process ${process.pid}). Stop it (Ctrl-C), load the sample, and start it again.\n`,
    );
    expect(await databases.count('employment', 'person')).toBe(60);
  });
});
