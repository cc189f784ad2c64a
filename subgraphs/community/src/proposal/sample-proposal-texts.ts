import type { MicroInterventionTheme } from '../micro-intervention/micro-intervention.ts';

/** What proposals of the sample are about: a title in Italian, one in English, and a line about it. */
export const proposed: {
  theme: MicroInterventionTheme;
  ita: string;
  eng: string;
  about: string;
}[] = [
  {
    theme: 'LANGUAGE_AND_CULTURE',
    ita: 'Storie da raccontare',
    eng: 'Stories to tell',
    about: 'Letture a più voci nelle lingue del quartiere.',
  },
  {
    theme: 'SPORT',
    ita: 'In campo insieme',
    eng: 'Together on the pitch',
    about: 'Allenamenti misti e un torneo a fine stagione.',
  },
  {
    theme: 'INFORMATION',
    ita: 'Orientarsi in città',
    eng: 'Finding your way',
    about: 'Uno sportello che spiega i servizi in parole semplici.',
  },
  {
    theme: 'EDUCATION',
    ita: 'Doposcuola aperto',
    eng: 'Open after school',
    about: 'Compiti e giochi, con i genitori.',
  },
  {
    theme: 'HEALTH',
    ita: 'Passi in salute',
    eng: 'Healthy steps',
    about: 'Camminate e incontri con il consultorio.',
  },
  {
    theme: 'WORK',
    ita: 'Mestieri in vetrina',
    eng: 'Trades on show',
    about: 'Artigiani che insegnano il loro mestiere.',
  },
  {
    theme: 'WOMEN',
    ita: 'Tè del giovedì',
    eng: 'Thursday tea',
    about: 'Un luogo di incontro per donne, con spazio bimbi.',
  },
  {
    theme: 'YOUTH',
    ita: 'Onde di quartiere',
    eng: 'Neighbourhood waves',
    about: 'Una radio fatta da ragazze e ragazzi.',
  },
];

export const described = {
  PEOPLE: 'Compensi di educatori e mediatori',
  VENUE: 'Affitto degli spazi',
  MATERIALS: 'Materiali per le attività',
  COMMUNICATION: 'Volantini in più lingue',
} as const;

export const toBeAdded =
  'Manca il preventivo per gli spazi: allegarlo e rivedere la voce di costo.';

export const excludedFor =
  'La domanda non dice dove si svolgono le attività, come chiede il bando.';
