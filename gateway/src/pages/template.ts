import { readFileSync } from 'node:fs';
import type { Language } from '#shared/language/language.ts';
import { pageFile } from './page-file.ts';
import { word } from './words.ts';

const slot = /\{\{(?<kind>[:=])(?<name>[\w.-]+)\}\}/g;

export type Template = (language: Language, html?: Record<string, string>) => string;

/**
 * An HTML file with slots: `{{:key}}` is a word in the reader's language, `{{=name}}` a piece of
 * HTML made here. What comes from elsewhere is escaped before it becomes a piece.
 */
export function template(file: string): Template {
  const text = readFileSync(pageFile(file), 'utf8');
  return (language, html = {}) =>
    text
      .replace('<html lang="en">', `<html lang="${language}">`)
      .replace(slot, (_, kind: string, name: string) => {
        if (kind === ':') return escapeHtml(word(name, language));
        const piece = html[name];
        if (piece === undefined) throw new Error(`${file} has a slot that nothing fills: ${name}`);
        return piece;
      });
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
