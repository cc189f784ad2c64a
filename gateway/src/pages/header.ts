import type { Language } from '#shared/language/language.ts';
import { escapeHtml, template } from './template.ts';

export type LanguageLinks = Record<Language, string>;

const header = template('header.html');

/** The band that every page begins with; the page one is on is marked, so is its language. */
export function renderHeader(
  language: Language,
  links: LanguageLinks,
  page: 'home' | 'explorer' | 'sign-in',
): string {
  return header(language, { it: escapeHtml(links.it), en: escapeHtml(links.en) })
    .replaceAll(`data-page="${page}"`, 'aria-current="page"')
    .replaceAll(`data-language="${language}"`, 'aria-current="true"');
}
