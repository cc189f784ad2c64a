import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findRun, takeRunLock } from './run-lock.ts';
import { makeTemporaryDirectory } from './temporary-directory.ts';

const place = { port: 4000, address: 'http://localhost:4000' };
let directory: string;
let file: string;
let said: string[];
const take = () => takeRunLock(file, place, (line) => said.push(line));

beforeEach(() => {
  directory = makeTemporaryDirectory('run lock');
  file = path.join(directory, 'run.json');
  said = [];
});
afterEach(() => fs.rmSync(directory, { recursive: true }));

describe('the run lock', () => {
  it('is held once, and given back', () => {
    const release = take();
    expect(findRun(file)).toMatchObject({ pid: process.pid, ...place });
    expect(take).toThrow('POLIS is already running at http://localhost:4000');
    release();
    expect(fs.readdirSync(directory)).toEqual([]);
    take();
    expect(said).toEqual([]);
  });

  it.each([
    ['of a process that is gone', { pid: 2_147_483_646 }],
    ['of a process whose number another one has now', { pid: process.pid, mark: 'long ago' }],
  ])('is taken over, with a line, when it is %s', (_, stale) => {
    fs.writeFileSync(file, JSON.stringify({ startedAt: 'x', ...place, ...stale }));
    take();
    expect(said).toEqual(['The last run did not end properly; taking over what it left.']);
    expect(findRun(file)?.pid).toBe(process.pid);
    expect(fs.readdirSync(directory)).toEqual(['run.json']);
  });

  it('is taken over when it is half-written', () => {
    fs.writeFileSync(file, '{"pid": 1');
    take();
    expect(findRun(file)?.pid).toBe(process.pid);
  });

  it('gives nothing back that is not its own', () => {
    const release = take();
    fs.writeFileSync(file, 'of somebody else');
    release();
    expect(fs.readFileSync(file, 'utf8')).toBe('of somebody else');
  });
});
