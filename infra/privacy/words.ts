import type { Language, Wording } from '#shared/language/language.ts';

/** The words of the printed documents that are no data. */
export const words = {
  registerTitle: {
    en: 'Register of processing activities (GDPR, article 30)',
    it: 'Registro delle attività di trattamento (GDPR, articolo 30)',
  },
  impactTitle: {
    en: 'Inventory for the impact assessment (GDPR, article 35)',
    it: 'Inventario per la valutazione d’impatto (GDPR, articolo 35)',
  },
  controllersTitle: {
    en: 'Matrix of joint controllers (GDPR, article 26)',
    it: 'Matrice dei contitolari (GDPR, articolo 26)',
  },
  generated: {
    en: 'Generated from the contract and the registry of purposes; do not edit. What is marked UNCONFIRMED awaits the word of a data protection officer.',
    it: 'Generato dal contratto e dal registro delle finalità; non modificare. Ciò che è segnato UNCONFIRMED attende il parere di un responsabile della protezione dei dati.',
  },
  field: { en: 'what', it: 'voce' },
  says: { en: 'says', it: 'contenuto' },
  description: { en: 'what is done', it: 'descrizione' },
  purposes: { en: 'purposes', it: 'finalità' },
  subjects: { en: 'data subjects', it: 'interessati' },
  categories: { en: 'categories of data', it: 'categorie di dati' },
  types: { en: 'types of the contract', it: 'tipi del contratto' },
  grounds: { en: 'legal grounds', it: 'basi giuridiche' },
  controllers: { en: 'controllers and processors', it: 'titolari e responsabili' },
  recipients: { en: 'recipients', it: 'destinatari' },
  retention: { en: 'retention', it: 'conservazione' },
  measures: { en: 'measures', it: 'misure' },
  transfers: { en: 'transfers to third countries', it: 'trasferimenti verso paesi terzi' },
  noTransfers: {
    en: 'none: nothing leaves the installation',
    it: 'nessuno: nulla esce dall’installazione',
  },
  none: { en: 'none', it: 'nessuno' },
  activity: { en: 'activity', it: 'attività' },
  domain: { en: 'domain', it: 'dominio' },
  type: { en: 'type', it: 'tipo' },
  fields: { en: 'fields by category', it: 'campi per categoria' },
  special: { en: 'special category (art. 9)', it: 'categoria particolare (art. 9)' },
  yes: { en: 'yes', it: 'sì' },
  no: { en: 'no', it: 'no' },
  whatIsTold: { en: 'What is told of people', it: 'Ciò che si dice delle persone' },
  criteria: {
    en: 'Criteria of the European guidelines (WP 248 rev.01)',
    it: 'Criteri delle linee guida europee (WP 248 rev.01)',
  },
  criteriaText: {
    en: 'Two or more met call for an impact assessment.',
    it: 'Due o più presenti richiedono una valutazione d’impatto.',
  },
  met: { en: 'met', it: 'presente' },
  sensitive: { en: 'sensitive or highly personal data', it: 'dati sensibili o molto personali' },
  vulnerable: { en: 'vulnerable data subjects', it: 'interessati vulnerabili' },
  combined: { en: 'matched or combined datasets', it: 'insiemi di dati combinati' },
  matrix: { en: 'Who answers for what', it: 'Chi risponde di che cosa' },
  duties: { en: 'Duties', it: 'Compiti' },
  kinds: { en: 'What the names stand for', it: 'Che cosa significano i nomi' },
} satisfies Record<string, Wording>;

export function say(name: keyof typeof words, language: Language): string {
  return words[name][language];
}
