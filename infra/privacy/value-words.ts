import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectDirectory } from '../check/check.ts';

/**
 * What the administration calls the values of each enum, as the glossary has them: a page for people
 * says them so. The image carries no glossary.
 */
export function valueWords(): string {
  const glossary = readFileSync(path.join(projectDirectory, 'docs', 'glossary.md'), 'utf8');
  const found = glossary.split('\n').flatMap((line) => {
    const [, , name = '', , meaning = ''] = line.split('|').map((cell) => cell.trim());
    const type = /^`(\w+)`$/.exec(name)?.[1];
    const values = [...meaning.matchAll(/`([A-Z0-9_]+)` \(([^)]+)\)/g)];
    if (type === undefined || values.length === 0) return [];
    return [[type, Object.fromEntries(values.map(([, value, italian]) => [value, italian]))]];
  });
  return `${JSON.stringify(Object.fromEntries(found), null, 2)}\n`;
}
