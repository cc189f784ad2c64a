import type { Language } from '#shared/language/language.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** As the system says it, by the precedence of POSIX. */
export function languageOf({ LC_ALL, LC_MESSAGES, LANG }: Environment): Language {
  return (LC_ALL || LC_MESSAGES || LANG || '').startsWith('it') ? 'it' : 'en';
}
