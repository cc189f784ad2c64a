import type { Language } from '#shared/language/language.ts';
import { crossing, type Door, doors, examplesOf } from './examples.ts';
import { type LanguageLinks, renderHeader } from './header.ts';
import { escapeHtml, template } from './template.ts';
import { word } from './words.ts';

const home = template('home.html');
const door = template('door.html');

/** The front page: three doors, a live answer, the health of each domain. */
export function renderHome(language: Language, links: LanguageLinks): string {
  const query = crossing();
  return home(language, {
    header: renderHeader(language, links, 'home'),
    doors: doors.map((each) => renderDoor(each, language)).join('\n'),
    query: escapeHtml(query),
    'explorer-link': explorerLink(query),
  });
}

function renderDoor({ name, identity }: Door, language: Language): string {
  const [first] = examplesOf(name);
  if (!first) throw new Error(`The door ${name} has no example`);
  return door(language, {
    name,
    identity,
    title: escapeHtml(word(`door.${name}.title`, language)),
    sentence: escapeHtml(word(`door.${name}.sentence`, language)),
    example: escapeHtml(word(`example.${name}.${first.name}`, language)),
    query: escapeHtml(first.query),
    'explorer-link': explorerLink(first.query, identity),
  });
}

function explorerLink(query: string, identity?: string): string {
  const asked = new URLSearchParams({ query, ...(identity && { as: identity }) });
  return escapeHtml(`/explorer?${asked}`);
}
