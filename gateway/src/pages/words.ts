import { readFileSync } from 'node:fs';
import type { Language, Wording } from '#shared/language/language.ts';
import { pageFile } from './page-file.ts';

// Our own file, whose shape tests/pages.test.ts holds; the browser reads the same one.
const words = JSON.parse(readFileSync(pageFile('static/words.json'), 'utf8')) as Record<
  string,
  Wording
>;

/** What the pages say under a key. */
export function word(key: string, language: Language): string {
  const wording = words[key];
  if (!wording) throw new Error(`static/words.json has no words for ${key}`);
  return wording[language];
}
