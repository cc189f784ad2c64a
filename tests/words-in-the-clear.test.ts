import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { wordsInTheClear } from './words-in-the-clear.ts';

const root = path.resolve(import.meta.dirname, '..');
const tables = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'subgraphs'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /^subgraphs\/(?!shared).*\.table\.ts$/.test(file));

/** Columns whose type does not say which words they can hold. */
const freeTexts = tables.flatMap((file) => {
  const [, domain] = file.split('/');
  const named = `${domain}/${path.basename(file, '.table.ts')}`;
  const text = readFileSync(path.join(root, file), 'utf8');
  return [
    ...text.matchAll(/\btext\('(\w+)'\)(?:\s*\.array\(\))?(?!\s*(?:\.array\(\))?\s*\.\$type)/g),
  ].map(([, column]) => `${named}.${column}`);
});

it('a column that can hold words is sealed, or it is told why not', () => {
  const told = Object.values(wordsInTheClear).flat();
  expect(new Set(told).size).toBe(told.length);
  expect(freeTexts.length).toBeGreaterThan(200);
  expect(told.sort()).toEqual([...new Set(freeTexts)].sort());
});
