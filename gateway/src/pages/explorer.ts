import type { Language } from '#shared/language/language.ts';
import { type LanguageLinks, renderHeader } from './header.ts';
import { template } from './template.ts';

const explorer = template('explorer.html');

/** GraphiQL over this gateway, with the examples of each door. */
export function renderExplorer(language: Language, links: LanguageLinks): string {
  return explorer(language, { header: renderHeader(language, links, 'explorer') });
}
