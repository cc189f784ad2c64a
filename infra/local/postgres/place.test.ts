import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeTemporaryDirectory } from '../temporary-directory.ts';
import { placeCluster, shelter } from './place.ts';
import { removeCluster } from './remove.ts';
import { startPostgres } from './server.ts';
import { findServerUser } from './system-user.ts';

const isRoot = process.getuid?.() === 0;
let parent: string;
let said: string[];
const say = (line: string) => said.push(line);

beforeEach(() => {
  parent = makeTemporaryDirectory('place');
  said = [];
});
afterEach(() => fs.rmSync(parent, { recursive: true }));

describe('where the cluster is kept', () => {
  it('is the wanted folder, and nothing is said', () => {
    const wanted = path.join(parent, 'postgres');
    expect(placeCluster(wanted, findServerUser(wanted), say)).toBe(wanted);
    expect(said).toEqual([]);
  });

  (isRoot ? it : it.skip)(
    'is the shelter when root’s clone is closed to others',
    async () => {
      fs.chmodSync(parent, 0o700);
      const wanted = path.join(parent, 'postgres');
      const options = { directory: wanted, superuserPassword: 'for a test', fast: true, say };
      await (await startPostgres(options)).stop();
      await (await startPostgres(options)).stop();
      const target = fs.readlinkSync(wanted);
      expect(path.dirname(target)).toBe(shelter);
      expect(said).toHaveLength(1);
      expect(said[0]).toContain(`PostgreSQL keeps its data in ${target}`);
      expect(await removeCluster(wanted, say)).toEqual([wanted, target]);
      expect(fs.existsSync(target)).toBe(false);
    },
    40_000,
  );

  (isRoot ? it : it.skip)(
    'is never that of the folder from which this one was copied',
    async () => {
      fs.chmodSync(parent, 0o700);
      const original = placeCluster(path.join(parent, 'postgres'), findServerUser(parent), say);
      fs.mkdirSync(path.join(parent, 'copy'));
      const copy = path.join(parent, 'copy', 'postgres');
      fs.symlinkSync(original, copy);
      expect(await removeCluster(copy, say)).toEqual([copy]);
      expect(fs.existsSync(original)).toBe(true);
      fs.symlinkSync(original, copy);
      expect(placeCluster(copy, findServerUser(copy), say)).not.toBe(original);
      await removeCluster(copy, say);
      await removeCluster(path.join(parent, 'postgres'), say);
    },
  );
});
