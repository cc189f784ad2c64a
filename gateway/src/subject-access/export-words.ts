import { readFileSync } from 'node:fs';
import { type GraphQLOutputType, getNamedType, isEnumType } from 'graphql';
import type { Language, Wording } from '#shared/language/language.ts';
import { pageFile } from '../pages/page-file.ts';

const read = (file: string) =>
  JSON.parse(readFileSync(pageFile(`subject-access/${file}`), 'utf8')) as unknown;

// Our own files: tests hold that they say all that an export can show.
const labels = read('labels.it.json') as Record<string, string>;
const values = read('values.it.json') as Record<string, Record<string, string>>;

/** What a field of the contract is called: `givenName` as "given name". */
export function labelOf(field: string, language: Language): string {
  if (language === 'it') return labels[field] ?? field;
  return field.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** A value as people say it; of an enum by the glossary. */
export function wordOf(value: unknown, output: GraphQLOutputType, language: Language): string {
  if (typeof value === 'boolean') return answers[String(value) as 'true' | 'false'][language];
  const type = getNamedType(output);
  const text = String(value);
  if (!isEnumType(type)) return text;
  const italian = values[type.name]?.[text];
  return language === 'it' && italian ? italian : text.toLowerCase().replaceAll('_', ' ');
}

const answers = { true: { en: 'yes', it: 'sì' }, false: { en: 'no', it: 'no' } };

export const words = {
  title: { en: 'Your data in the POLIS programme', it: 'I tuoi dati nel programma POLIS' },
  intro: {
    en: 'This is what {controller} keeps of you in the platform of the programme, as of {day}. The file data.json says the same for programs; the folder documents holds what was handed in.',
    it: 'Questo è ciò che {controller} conserva di te nella piattaforma del programma, al {day}. Il file data.json dice lo stesso per i programmi; la cartella documents contiene ciò che è stato consegnato.',
  },
  rights: {
    en: 'You may ask for wrong data to be corrected, for data to be erased or not to be used for a time, and object to their use; ask {controller}. You may complain to the Garante per la protezione dei dati personali.',
    it: 'Puoi chiedere di correggere i dati sbagliati, di cancellarli o di non usarli per un periodo, e opporti al loro uso; rivolgiti a {controller}. Puoi presentare reclamo al Garante per la protezione dei dati personali.',
  },
  record: { en: 'Who you are', it: 'Chi sei' },
  nothing: { en: 'nothing', it: 'nulla' },
  notIncluded: { en: 'Not included', it: 'Non compreso' },
  notIncludedText: {
    en: 'Whoever made this export has no right to see the following. Others at {controller} may; ask there, and at the other bodies that you met in the programme, each of which keeps its own data.',
    it: 'Chi ha preparato questa copia non ha il diritto di vedere quanto segue. Altri presso {controller} possono averlo; chiedi lì e agli altri enti incontrati nel programma, ognuno dei quali conserva i propri dati.',
  },
  why: { en: 'Why, and for how long', it: 'Perché e per quanto tempo' },
  grounds: { en: 'legal grounds', it: 'basi giuridiche' },
  recipients: { en: 'recipients', it: 'destinatari' },
  retention: { en: 'kept', it: 'conservazione' },
} satisfies Record<string, Wording>;

export function say(
  word: keyof typeof words,
  language: Language,
  given: Record<string, string> = {},
): string {
  return words[word][language].replaceAll(/\{(\w+)\}/g, (_, name) => given[name] ?? '');
}
