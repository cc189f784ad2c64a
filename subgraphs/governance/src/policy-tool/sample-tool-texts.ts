import type { PolicyTool } from './policy-tool.ts';

type Told = Pick<PolicyTool, 'type' | 'titleIt' | 'titleEn' | 'abstract' | 'licence' | 'languages'>;

const open = { licence: 'CC-BY-4.0', languages: ['ita'] };

/** What the tools of the sample are; what takes the place of another comes before it. */
export const sampleToolTexts = {
  intake: {
    ...{ ...open, type: 'PROTOCOL', titleIt: 'Prima accoglienza agli sportelli' },
    titleEn: 'First contact at the desks',
    abstract:
      'Passi, tempi e responsabilità del primo colloquio, dalla richiesta alla presa in carico.',
  },
  'first-checklist': {
    ...{ ...open, type: 'CHECKLIST', titleIt: 'Lista di controllo per il primo colloquio' },
    titleEn: 'Checklist for the first interview',
    abstract:
      'Che cosa chiedere e che cosa verificare quando una persona si presenta per la prima volta.',
  },
  referral: {
    ...{ ...open, type: 'PROTOCOL', titleIt: 'Invio tra comuni e Centri per l’Impiego' },
    titleEn: 'Referral between municipalities and employment centres',
    abstract:
      'Come si invia una persona a un altro servizio senza perderla e senza chiederle tutto di nuovo.',
  },
  'plain-language': {
    ...{ type: 'GUIDELINE', licence: 'CC-BY-SA-4.0', languages: ['ita', 'eng'] },
    titleIt: 'Scrivere in lingua chiara per tutti',
    titleEn: 'Writing in plain language for everybody',
    abstract:
      'Avvisi, moduli e lettere che si capiscono alla prima lettura, con esempi prima e dopo.',
  },
  mediation: {
    ...{ type: 'TOOLKIT', licence: 'CC-BY-NC-SA-4.0', languages: ['ita', 'eng', 'fra'] },
    titleIt: 'Lavorare con i mediatori',
    titleEn: 'Working with mediators',
    abstract: 'Schede per preparare, condurre e chiudere un colloquio mediato, anche a distanza.',
  },
  'sport-access': {
    ...{ ...open, type: 'TOOLKIT', titleIt: 'Sport aperto: guida per le società' },
    titleEn: 'Open sport: a guide for clubs',
    abstract:
      'Tesseramento, costi e comunicazione: togliere gli ostacoli che tengono fuori chi arriva.',
  },
  'housing-map': {
    ...{ type: 'MAP', licence: 'ODbL-1.0', languages: ['ita'] },
    titleIt: 'Mappa dell’abitare accessibile',
    titleEn: 'Map of affordable housing',
    abstract: 'Canoni, alloggi pubblici e servizi abitativi per ambito territoriale sociale.',
  },
  'services-dataset': {
    ...{ type: 'DATASET', licence: 'CC0-1.0', languages: ['ita', 'eng'] },
    titleIt: 'Servizi per cittadini di Paesi terzi in Veneto',
    titleEn: 'Services for third-country nationals in Veneto',
    abstract: 'Elenco dei servizi per comune, con orari, lingue e modalità di accesso.',
  },
  'model-memorandum': {
    ...{ ...open, type: 'MODEL_ACT', titleIt: 'Protocollo d’intesa tipo per le reti locali' },
    titleEn: 'Model memorandum for local networks',
    abstract: 'Articolato tipo con impegni, durata, recesso e trattamento dei dati personali.',
  },
  'health-access': {
    ...{ ...open, type: 'GUIDELINE', titleIt: 'Accesso ai servizi sanitari' },
    titleEn: 'Access to health services',
    abstract:
      'Iscrizione, esenzioni e orientamento ai consultori spiegati agli operatori di sportello.',
  },
  'skills-checklist': {
    ...{ ...open, type: 'CHECKLIST', titleIt: 'Bilancio di competenze: che cosa serve' },
    titleEn: 'Skills assessment: what is needed',
    abstract:
      'Documenti, tempi e domande di un bilancio di competenze con chi ha lavorato altrove.',
  },
  'associations-guide': {
    ...{ ...open, type: 'GUIDELINE', titleIt: 'Coprogettare con le associazioni di migranti' },
    titleEn: 'Designing together with migrant associations',
    abstract:
      'Dal primo incontro alla rendicontazione, con tempi e linguaggi sostenibili per i volontari.',
  },
} as const satisfies Record<string, { readonly [Field in keyof Told]: Readonly<Told[Field]> }>;

export type SampleToolName = keyof typeof sampleToolTexts;
