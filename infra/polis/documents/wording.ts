import type { Language, Wording } from '#shared/language/language.ts';
import type { ManifestProblem } from './read-manifest.ts';

/** What `documents register` says. */
const wordings = {
  MANIFEST_UNREADABLE: {
    en: 'The manifest is not JSON.',
    it: 'Il manifesto non è JSON.',
  },
  MANIFEST_UNKNOWN: {
    en: 'The manifest is none that is known: neither {"<hash>": "<text>"} nor an apollo-persisted-query-manifest of version 1.',
    it: 'Il manifesto non è di un tipo noto: né {"<hash>": "<testo>"} né un apollo-persisted-query-manifest di versione 1.',
  },
  MANIFEST_EMPTY: {
    en: 'The manifest holds no document.',
    it: 'Il manifesto non contiene documenti.',
  },
  HASH_NOT_SHA256: {
    en: '{name}: "{hash}" is no SHA-256. Set the generator to it (client preset: hashAlgorithm, Relay: persistConfig.algorithm).',
    it: '{name}: "{hash}" non è uno SHA-256. Va impostato nel generatore (client preset: hashAlgorithm, Relay: persistConfig.algorithm).',
  },
  HASH_MISMATCHED: {
    en: '{name}: the hash is not that of the text.',
    it: '{name}: l’hash non è quello del testo.',
  },
  REFUSED: {
    en: '{name}: {message}',
    it: '{name}: {message}',
  },
  NONE_REGISTERED: {
    en: 'Nothing of this was registered.',
    it: 'Nulla di questo è stato registrato.',
  },
  REGISTERED: {
    en: '{count} documents are registered.',
    it: '{count} documenti sono registrati.',
  },
  NO_ANSWER: {
    en: '{url} does not answer.',
    it: '{url} non risponde.',
  },
} satisfies Record<ManifestProblem['code'] | string, Wording>;

export function said(
  language: Language,
  what: keyof typeof wordings,
  details: Record<string, string | number> = {},
): string {
  return wordings[what][language].replaceAll(/\{(\w+)\}/g, (written, name) =>
    String(details[name] ?? written),
  );
}
