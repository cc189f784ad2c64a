import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { dataPaths, openDataDirectory } from './data-directory.ts';
import { emptyDataDirectory } from './empty-data-directory.ts';
import { takeRunLock } from './run-lock.ts';
import { findOrMakeSecrets } from './secrets.ts';
import { makeTemporaryDirectory } from './temporary-directory.ts';

let directory: string;
const empty = () => emptyDataDirectory(directory, () => undefined);

beforeEach(() => {
  directory = makeTemporaryDirectory('data');
});
afterEach(() => fs.rmSync(directory, { recursive: true }));

describe('npm run reset', () => {
  it('removes what npm start made, and then finds nothing', async () => {
    openDataDirectory(directory);
    findOrMakeSecrets(dataPaths(directory).secrets);
    fs.mkdirSync(dataPaths(directory).postgres);
    expect(await empty()).toContain(dataPaths(directory).secrets);
    expect(fs.readdirSync(directory)).toEqual([]);
    expect(await empty()).toEqual([]);
  });

  it('refuses while POLIS runs', async () => {
    openDataDirectory(directory);
    const place = { port: 4000, address: 'http://localhost:4000' };
    takeRunLock(dataPaths(directory).run, place, () => undefined);
    await expect(empty()).rejects.toThrow('POLIS is running at http://localhost:4000');
  });

  it('touches nothing in a folder that is not ours', async () => {
    fs.writeFileSync(path.join(directory, 'secrets.json'), 'of somebody else');
    expect(await empty()).toEqual([]);
    expect(fs.readdirSync(directory)).toEqual(['secrets.json']);
  });
});

describe('the data directory', () => {
  it('is refused where other files are', () => {
    fs.writeFileSync(path.join(directory, 'letter.txt'), '');
    expect(() => openDataDirectory(directory)).toThrow('which holds other files');
    expect(fs.readdirSync(directory)).toEqual(['letter.txt']);
  });

  it('is refused where it cannot be made', () => {
    const file = path.join(directory, 'file');
    fs.writeFileSync(file, '');
    expect(() => openDataDirectory(path.join(file, 'x'))).toThrow(/cannot be used \(ENOTDIR\)/);
  });
});
