import type {
  CampaignChannel,
  CampaignTopic,
  InformationCampaignKind,
} from './information-campaign.ts';

type InBoth = readonly [ita: string, eng: string];

/** What a campaign of the sample says of itself; invented. */
export type ToldCampaign = {
  key: string;
  organisation: string;
  kind: InformationCampaignKind;
  topic: CampaignTopic;
  titles: InBoth;
  descriptions: InBoth;
  audiences: InBoth;
  findings: InBoth;
  languageCodes: string[];
  channels: CampaignChannel[];
  startsOn: string;
  endsOn: string;
  isCancelled?: true;
};

const newcomers: InBoth = ['Chi è arrivato da meno di due anni.', 'Who came within two years.'];
const useful: InBoth = [
  'Ha raggiunto soprattutto chi non conosceva gli sportelli; la radio ha reso più della stampa.',
  'It reached mostly people who did not know the desks; radio did better than print.',
];

export const toldCampaigns: readonly ToldCampaign[] = [
  {
    ...{ key: 'legal-channels-2025', organisation: 'regione-veneto', kind: 'CAMPAIGN' },
    topic: 'LEGAL_MIGRATION',
    titles: ['Entrare per lavoro, in regola', 'Coming to work, legally'],
    descriptions: [
      'Quali ingressi sono previsti, chi li chiede e quanto tempo serve.',
      'Which entries there are, who applies for them and how long it takes.',
    ],
    audiences: ['Parenti e datori di lavoro di chi vuole venire.', 'Relatives and employers.'],
    findings: useful,
    languageCodes: ['ita', 'eng', 'ara', 'fra', 'ben'],
    channels: ['WEB', 'RADIO', 'ASSOCIATIONS'],
    ...{ startsOn: '2025-10-01', endsOn: '2026-02-01' },
  },
  {
    ...{ key: 'first-months', organisation: 'regione-veneto', kind: 'INFORMATION_PACKAGE' },
    topic: 'SERVICES',
    titles: ['I primi mesi in Veneto', 'Your first months in Veneto'],
    descriptions: [
      'Residenza, medico, scuola e lavoro: dove si va e che cosa serve.',
      'Residence, doctor, school and work: where to go and what to bring.',
    ],
    audiences: newcomers,
    findings: useful,
    languageCodes: ['ita', 'eng', 'ara', 'zho', 'ukr'],
    channels: ['PRINT', 'DESK'],
    ...{ startsOn: '2026-01-12', endsOn: '2027-01-12' },
  },
  {
    ...{ key: 'italian-courses', organisation: 'comune-treviso', kind: 'CAMPAIGN' },
    topic: 'LANGUAGE_LEARNING',
    titles: ['Italiano: i corsi vicino a te', 'Italian: courses near you'],
    descriptions: [
      'Orari, sedi e livelli dei corsi gratuiti, con chi aiuta a iscriversi.',
      'Times, places and levels of free courses, and who helps to enrol.',
    ],
    audiences: newcomers,
    findings: useful,
    languageCodes: ['ita', 'eng', 'ara', 'ben'],
    channels: ['MESSAGING', 'SCHOOLS', 'PRINT'],
    ...{ startsOn: '2026-08-17', endsOn: '2026-12-15' },
  },
  {
    ...{ key: 'rights-at-work', organisation: 'association-01', kind: 'CAMPAIGN' },
    topic: 'WORK',
    titles: ['Il mio contratto', 'My contract'],
    descriptions: [
      'Come si legge una busta paga e a chi si chiede aiuto.',
      'How to read a payslip, and whom to ask for help.',
    ],
    audiences: ['Chi lavora in agricoltura e in cantiere.', 'People in farming and building.'],
    findings: useful,
    languageCodes: ['ita', 'ara', 'fra'],
    channels: ['ASSOCIATIONS', 'SOCIAL_MEDIA'],
    ...{ startsOn: '2026-03-01', endsOn: '2026-07-01' },
  },
  {
    ...{ key: 'health-for-all', organisation: 'comune-treviso', kind: 'INFORMATION_PACKAGE' },
    topic: 'HEALTH',
    titles: ['La salute, passo per passo', 'Health, step by step'],
    descriptions: [
      'Tessera sanitaria, consultorio e pediatra, spiegati con disegni.',
      'Health card, family clinic and paediatrician, explained in pictures.',
    ],
    audiences: ['Famiglie con bambini.', 'Families with children.'],
    findings: useful,
    languageCodes: ['ita', 'eng'],
    channels: ['DESK', 'EVENT'],
    ...{ startsOn: '2026-05-04', endsOn: '2026-09-01', isCancelled: true },
  },
  {
    ...{ key: 'no-discrimination', organisation: 'regione-veneto', kind: 'CAMPAIGN' },
    topic: 'ANTI_DISCRIMINATION',
    titles: ['Nessuno resta fuori', 'Nobody is left out'],
    descriptions: [
      'Che cosa è una discriminazione e dove si segnala.',
      'What discrimination is, and where to report it.',
    ],
    audiences: ['Tutti.', 'Everybody.'],
    findings: useful,
    languageCodes: ['ita', 'eng', 'spa'],
    channels: ['TELEVISION', 'WEB'],
    ...{ startsOn: '2026-12-01', endsOn: '2027-03-01' },
  },
];
