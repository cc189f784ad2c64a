import type { Language, Wording } from '#shared/language/language.ts';

const wordings = {
  TITLE: {
    en: 'Seen with the token {token}, from {from} to {to}',
    it: 'Consultato con il token {token}, dal {from} al {to}',
  },
  NOTHING: {
    en: 'Nothing personal was seen with it in that time.',
    it: 'In quel periodo con esso non è stato consultato alcun dato personale.',
  },
  SUBJECT: {
    en: '  {id}: {fields} ({times} times, {first} to {last}); answered for by {controllers}',
    it: '  {id}: {fields} ({times} volte, dal {first} al {last}); titolare: {controllers}',
  },
  UNKNOWN: { en: 'somebody who is not known', it: 'persona non individuata' },
  NOBODY: { en: 'not known', it: 'non noto' },
  DOMAIN: { en: 'In {domain}:', it: 'In {domain}:' },
  WHOLE: {
    en: 'People and records: {subjects}. First seen {first}, last seen {last}.',
    it: 'Persone e schede: {subjects}. Prima consultazione {first}, ultima {last}.',
  },
  FIELDS: { en: 'What was seen:', it: 'Dati consultati:' },
  OTHER: { en: 'no longer in the contract', it: 'non più nel contratto' },
  NOTIFY: { en: 'Controllers to notify:', it: 'Titolari da informare:' },
  CONTROLLER: { en: '  {name} ({id}): {count}', it: '  {name} ({id}): {count}' },
  PLATFORM: {
    en: 'Data of somebody who is not known was seen too: look into the audit itself.',
    it: 'Sono stati consultati anche dati di persone non individuate: esaminare le registrazioni.',
  },
} satisfies Record<string, Wording>;

export function said(
  language: Language,
  what: keyof typeof wordings,
  details: Record<string, string | number> = {},
): string {
  return wordings[what][language].replaceAll(/\{(\w+)\}/g, (_, name) => String(details[name]));
}
