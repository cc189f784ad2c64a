import type { Language } from '../language/language.ts';
import { ok, type Result, refuse } from '../result.ts';

/** A text in its languages, by ISO 639-3 code, and the one for whoever reads none of them. */
export type Texts = { fallback: string; texts: Record<string, string> };

export type LocalisedText = {
  text: string;
  languageCode: string;
  isFallback: boolean;
  languageCodes: string[];
};

/** As the contract takes it: the fallback is Italian unless said. */
export type GivenTexts = {
  fallbackLanguageCode?: string;
  texts: readonly { languageCode: string; text: string }[];
};

const mostLanguages = 40;

/** What is public is short: a title is a line, a description no more than a page or two. */
export const lengths = { title: 200, description: 4_000 } as const;

/** What no text has in it: a line has no control character at all, what is longer may have line breaks. */
const unprintable = { line: /\p{Cc}/u, page: /[^\P{Cc}\n\r\t]/u };

/** A text in all its languages, each once and none of them empty; `at` is the field that gives it. */
export function checkTexts(
  { fallbackLanguageCode: fallback = 'ita', texts: given }: GivenTexts,
  most: number,
  ...at: string[]
): Result<Texts, 'TextsMalformed'> {
  const texts = Object.fromEntries(
    given.map(({ languageCode, text }) => [languageCode, text.trim()]),
  );
  const languages = Object.keys(texts);
  const unfit = most > lengths.title ? unprintable.page : unprintable.line;
  const isSound =
    languages.length === given.length &&
    languages.length <= mostLanguages &&
    languages.every((language) => /^[a-z]{3}$/.test(language)) &&
    Object.values(texts).every(
      (text) => text.length > 0 && text.length <= most && !unfit.test(text),
    ) &&
    Object.hasOwn(texts, fallback);
  return isSound ? ok({ fallback, texts }) : refuse('TextsMalformed', at);
}

const ofRequest: Record<Language, string[]> = { it: ['ita'], en: ['eng'] };

/** In the first language asked for in which it exists, or in that of the request; else the fallback. */
export function inLanguages(
  { fallback, texts }: Texts,
  languageCodes: readonly string[] | null | undefined,
  language: Language,
): LocalisedText {
  const wanted = languageCodes ?? ofRequest[language];
  const found = wanted.find((code) => Object.hasOwn(texts, code));
  const languageCode = found ?? fallback;
  const others = Object.keys(texts).filter((code) => code !== fallback);
  return {
    text: texts[languageCode] ?? '',
    languageCode,
    isFallback: found === undefined,
    languageCodes: [fallback, ...others.toSorted()],
  };
}

/** As whoever reads none of its other languages has it. */
export function inFallback({ fallback, texts }: Texts): string {
  return texts[fallback] ?? '';
}

/** In Italian alone. */
export function inItalian(text: string): Texts {
  return { fallback: 'ita', texts: { ita: text } };
}
