import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { domains } from '#schema/domains.ts';
import { holders, migrationsOf, type PerHolder, perHolder } from '../../database/domain.ts';
import { projectDirectory } from '../../local/data-directory.ts';

/** What the rows of a database were made by, and the migrations that made its tables. */
export type MadeOf = { rows: string; migrations: PerHolder<string[]> };

/** `migrate` means that the rows may stay and only migrations came since. */
export type Wanted = 'nothing' | 'migrate' | 'everything';

export function whatIsMissing(found: MadeOf | undefined, now: MadeOf): Wanted {
  if (found?.rows !== now.rows) return 'everything';
  const pairs = holders.map((holder) => ({
    before: found.migrations[holder] ?? [],
    since: now.migrations[holder],
  }));
  const begun = pairs.every(({ before, since }) =>
    before.every((hash, index) => hash === since[index]),
  );
  if (!begun) return 'everything';
  return pairs.some(({ before, since }) => before.length < since.length) ? 'migrate' : 'nothing';
}

export function madeOfNow(root: string = projectDirectory): MadeOf {
  const files = [
    ...filesIn(root, 'infra/sample'),
    'infra/bench/data/fill.ts',
    ...filesIn(root, 'subgraphs/shared/src/sample'),
    ...domains.flatMap((domain) => filesIn(root, `subgraphs/${domain}/data`)),
    ...domains.flatMap((domain) =>
      filesIn(root, `subgraphs/${domain}/src`).filter((file) => makesRows.test(file)),
    ),
  ].filter((file) => !forTests.test(file));
  return {
    rows: hashOf(root, files),
    migrations: perHolder((holder) =>
      filesIn(root, migrationsOf(holder))
        .filter((file) => file.endsWith('.sql'))
        .map((file) => hashOf(root, [file])),
    ),
  };
}

const makesRows = /\/(sample|load)-[^/]+\.ts$/;
const forTests = /\.(test|fixture)\.ts$/;

function filesIn(root: string, folder: string): string[] {
  if (!fs.existsSync(path.join(root, folder))) return [];
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}

function hashOf(root: string, files: string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(fs.readFileSync(path.join(root, file)));
  return hash.digest('hex').slice(0, 16);
}
