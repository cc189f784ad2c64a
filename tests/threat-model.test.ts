import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const textOf = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const isThere = (file: string) => existsSync(new URL(`../${file}`, import.meta.url));

/** `file` › words of the name of a test in it. */
const named = [
  ...textOf('docs/security/threat-model.md').matchAll(/`([^`]+\.test\.ts)` › ([^|;]+)/g),
].map(([, file = '', words = '']) => ({ file, words: words.trim() }));

describe('the threat model', () => {
  it('names for each threat a test that is there', () => {
    expect(named.length).toBeGreaterThan(50);
    const missing = named.filter(
      ({ file, words }) => !isThere(file) || !namesIn(file).some((name) => name.includes(words)),
    );
    expect(missing).toEqual([]);
  });

  it('has a row with a test or a "see" in each of its tables', () => {
    const rows = textOf('docs/security/threat-model.md')
      .split('\n')
      .filter((line) => /^\| (?!-|threat|case|fault)/.test(line) && !line.startsWith('|---'));
    const bare = rows.filter((row) => !/` › |\bsee /.test(row));
    expect(bare).toEqual([]);
  });

  it('is referred to by SECURITY.md', () => {
    expect(textOf('SECURITY.md')).toContain('docs/security/threat-model.md');
  });
});

/** What its tests are called. */
function namesIn(file: string): string[] {
  return [...textOf(file).matchAll(/\bit(?:\.each\([\s\S]*?\))?\(\s*(['"`])([\s\S]*?)\1,/g)].map(
    ([, , name = '']) => name,
  );
}
