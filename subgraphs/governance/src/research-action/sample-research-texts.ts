import type { ResearchAction } from './research-action.ts';

type Told = Pick<
  ResearchAction,
  'theme' | 'titleIt' | 'titleEn' | 'questions' | 'method' | 'siteKeys'
>;

/** What the research of the sample is about. */
export const sampleResearchTexts = {
  housing: {
    theme: 'HOUSING',
    titleIt: 'Casa e abitare dopo l’accoglienza',
    titleEn: 'Housing after reception',
    questions: 'Come trova casa chi lascia l’accoglienza, e che cosa la fa perdere?',
    method: 'Interviste in profondità e analisi degli annunci di affitto.',
    siteKeys: ['COMUNE:023091', 'ATS:VEN_20'],
  },
  language: {
    theme: 'ASSOCIATIONS_AND_LANGUAGE',
    titleIt: 'Imparare l’italiano nelle associazioni',
    titleEn: 'Learning Italian in associations',
    questions: 'Che cosa si impara fuori dai corsi, e da chi?',
    method: 'Osservazione partecipante e prove di livello a inizio e fine anno.',
    siteKeys: ['PROVINCE:023'],
  },
  sport: {
    theme: 'SPORT',
    titleIt: 'Chi resta fuori dallo sport di base',
    titleEn: 'Who is left out of grassroots sport',
    questions: 'Quali ostacoli incontrano ragazze e ragazzi tra i 12 e i 18 anni?',
    method: 'Questionario nelle scuole e gruppi di discussione con le società.',
    siteKeys: ['COMUNE:023091', 'COMUNE:024116'],
  },
  health: {
    theme: 'HEALTH_AND_SERVICES',
    titleIt: 'Accesso ai consultori familiari',
    titleEn: 'Access to family health centres',
    questions: 'Chi non arriva ai consultori, e perché?',
    method: 'Dati amministrativi aggregati e interviste a operatrici e utenti.',
    siteKeys: ['COMUNE:028060', 'ATS:VEN_16'],
  },
  work: {
    theme: 'WORK',
    titleIt: 'Dal tirocinio al contratto',
    titleEn: 'From internship to contract',
    questions: 'Quali tirocini portano a un lavoro che dura?',
    method: 'Analisi di dati pseudonimizzati e studi di caso in impresa.',
    siteKeys: ['REGION:05'],
  },
  spaces: {
    theme: 'HOUSING',
    titleIt: 'Spazi pubblici e convivenza a Mestre',
    titleEn: 'Public space and living together in Mestre',
    questions: 'Come vengono usati gli spazi pubblici, e da chi sono contesi?',
    method: 'Mappature partecipate e rilievi in diverse ore del giorno.',
    siteKeys: ['COMUNE:027042'],
  },
  digital: {
    theme: 'OTHER',
    titleIt: 'Servizi digitali e identità',
    titleEn: 'Digital services and identity',
    questions: 'Che cosa impedisce di usare da soli i servizi in rete?',
    method: 'Prove d’uso accompagnate agli sportelli.',
    siteKeys: ['COMUNE:028060', 'COMUNE:026086'],
  },
  seasonal: {
    theme: 'WORK',
    titleIt: 'Lavoro stagionale in agricoltura',
    titleEn: 'Seasonal work in agriculture',
    questions: 'Come si compongono alloggio, trasporto e orari nelle campagne di raccolta?',
    method: 'Etnografia di un’intera stagione.',
    siteKeys: ['PROVINCE:029', 'PROVINCE:023'],
  },
} satisfies Record<string, Told>;

export type SampleResearchName = keyof typeof sampleResearchTexts;
