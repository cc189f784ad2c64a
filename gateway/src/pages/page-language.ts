import type { Request } from 'express';
import { type Language, preferredLanguage } from '#shared/language/language.ts';

export const languageCookie = 'polis-language';

/** The language chosen on the page. */
export function chosenLanguage({ query }: Request): Language | undefined {
  return toLanguage(query.lang);
}

/** The one chosen now, else the one chosen before, else what the browser prefers. */
export function pageLanguage(request: Request): Language {
  const { cookie = '', 'accept-language': accepted } = request.headers;
  const before = new RegExp(`(?:^|;\\s*)${languageCookie}=(\\w+)`).exec(cookie)?.[1];
  return chosenLanguage(request) ?? toLanguage(before) ?? preferredLanguage(accepted);
}

function toLanguage(text: unknown): Language | undefined {
  return text === 'it' || text === 'en' ? text : undefined;
}
