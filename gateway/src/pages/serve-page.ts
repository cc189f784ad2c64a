import type { Express, Request, RequestHandler } from 'express';
import type { Language } from '#shared/language/language.ts';
import { chosenLanguage, languageCookie, pageLanguage } from './page-language.ts';

const year = 365 * 24 * 60 * 60 * 1000;

/** A page in the reader's language; a choice made on it is remembered by a cookie. */
export function servePage(
  app: Express,
  path: string,
  secured: RequestHandler,
  render: (language: Language, languageLinks: Record<Language, string>) => string,
): void {
  app.get(path, secured, (request, response) => {
    const language = pageLanguage(request);
    if (chosenLanguage(request)) {
      response.cookie(languageCookie, language, { sameSite: 'lax', httpOnly: true, maxAge: year });
    }
    response
      .set({ 'Content-Language': language, 'Cache-Control': 'no-cache' })
      .vary('Accept-Language, Cookie')
      .type('html')
      .send(render(language, { it: linkIn(request, 'it'), en: linkIn(request, 'en') }));
  });
}

/** This same page, with whatever was asked of it, in another language. */
function linkIn({ originalUrl, path }: Request, language: Language): string {
  const asked = new URL(originalUrl, 'http://here').searchParams;
  asked.set('lang', language);
  return `${path}?${asked}`;
}
