import type { SampleIdentityName } from '#shared/identity/sample-identities.ts';
import { referenceId } from '#shared/reference-id.ts';

/** What is told of a call with twelve proposals, and what is to be read of it. */

export const organisation = (key: string) => referenceId('organisation', key);

const texts = (ita: string, eng: string, ara?: string) => ({
  fallbackLanguageCode: 'ita',
  texts: [
    { languageCode: 'ita', text: ita },
    { languageCode: 'eng', text: eng },
    ...(ara ? [{ languageCode: 'ara', text: ara }] : []),
  ],
});

const criterion = (code: string, weight: number, ita: string, eng: string) => ({
  ...{ code, weight, maxScore: 5, title: texts(ita, eng) },
});

export const called = {
  title: texts('Vicini di casa', 'Next door', 'جيران'),
  description: texts(
    'Finanziamo piccoli progetti guidati da persone migranti.',
    'We fund small projects that migrants lead.',
    'نموّل مشاريع صغيرة يقودها المهاجرون.',
  ),
  budget: '40000.00',
  minGrant: '2000.00',
  maxGrant: '10000.00',
  applicants: ['REGISTERED', 'INFORMAL'],
  migrantLedOnly: true,
  opensOn: '2026-03-16',
  closesOn: '2026-04-30',
  threshold: '60',
  advancePercent: 70,
  openedOn: '2026-03-02',
  criteria: [
    criterion('LEAD', 40, 'Guida delle persone migranti', 'Led by migrants'),
    criterion('NEED', 35, 'Bisogno', 'Need'),
    criterion('MEANS', 25, 'Fattibilità', 'Feasibility'),
  ],
};

/** A group that is no organisation yet, and the partner that acts for it. */
export const group = (name: string, supporter: string) => ({
  name,
  supporterId: organisation(supporter),
  countryCodes: ['436'],
  languageCodes: ['ara', 'ita'],
  territories: [{ level: 'COMUNE', code: supporter === 'comune-padova' ? '028060' : '026086' }],
  newGeneration: name.startsWith('Giovani'),
  informal: true,
  listed: true,
  members: 14,
  openedOn: '2026-02-02',
});

type Applicant = {
  name: string;
  by: SampleIdentityName;
  /** The day in April on which it is submitted. */
  day: number;
  /** What each evaluator gives by each criterion; none for what is not admitted. */
  scores?: [lead: number, need: number, means: number];
  partners?: string[];
};

/** Those with a name of their own in the sample apply for themselves, partners for groups. */
const padova: SampleIdentityName = 'contact-comune-padova';
const treviso: SampleIdentityName = 'contact-comune-treviso';

/** As they are to be ranked; the second and the third score the same, and the third was drafted first. */
export const applicants: Applicant[] = [
  { name: 'Ponti sul Sile', by: 'association-lead', day: 20, scores: [5, 5, 5] },
  { name: 'Giovani del Portello', by: padova, day: 8, scores: [4, 5, 4] },
  { name: 'Radici e Rotte', by: 'association-lead-verona', day: 21, scores: [4, 5, 4] },
  { name: 'Donne di Mortise', by: padova, day: 9, scores: [4, 4, 4], partners: ['comune-venezia'] },
  { name: 'Orto di Santa Bona', by: treviso, day: 10, scores: [4, 4, 3] },
  { name: 'Giovani di Fiera', by: treviso, day: 13, scores: [4, 3, 4] },
  { name: 'Voci di Arcella', by: padova, day: 14, scores: [4, 3, 3] },
  { name: 'Cucina di San Liberale', by: treviso, day: 15, scores: [3, 4, 3] },
  { name: 'Cricket a Camin', by: padova, day: 16, scores: [3, 3, 4] },
  { name: 'Mamme di Selvana', by: treviso, day: 17, scores: [3, 3, 3] },
  { name: 'Amici di Guizza', by: padova, day: 22, scores: [2, 3, 2] },
  { name: 'Circolo di Canizzano', by: treviso, day: 23 },
];

export const funded = applicants.slice(0, 5).map(({ name }) => name);
export const reserve = applicants.slice(5, 10).map(({ name }) => name);

export const proposed = (name: string) => ({
  title: texts(`Insieme: ${name}`, `Together: ${name}`),
  summary: texts('Incontri di quartiere ogni sabato.', 'Meetings in the district on Saturdays.'),
  themes: ['LANGUAGE_AND_CULTURE'],
  territories: [{ level: 'COMUNE', code: '026086' }],
  costs: [
    { category: 'PEOPLE', description: 'Mediatrici e animatori', amount: '6000.00' },
    { category: 'VENUE', description: 'Sala di quartiere', amount: '2500.50' },
  ],
  requestedAmount: '8000.00',
  ownFunds: '500.50',
  expectedParticipants: 60,
  migrantLed: true,
  startsOn: '2026-09-01',
  endsOn: '2027-03-01',
});

export const evaluators: [SampleIdentityName, organisation: string][] = [
  ['evaluator-regione', 'regione-veneto'],
  ['evaluator-unipd', 'unipd'],
  ['evaluator-comune-venezia', 'comune-venezia'],
];

/** What the grant of the first pays for, and who came to it. */
export const paidFor = {
  title: texts('Sabati insieme', 'Saturdays together'),
  theme: 'LANGUAGE_AND_CULTURE',
  territories: [{ level: 'COMUNE', code: '026086' }],
  startsOn: '2026-09-05',
  endsOn: '2027-02-28',
  openedOn: '2026-09-01',
};

export const whoCame = {
  female: 20,
  male: 14,
  cells: [
    { sex: 'FEMALE', citizenshipGroup: 'THIRD_COUNTRY_NATIONAL', count: 12 },
    { sex: 'FEMALE', citizenshipGroup: 'ITALIAN', count: 8 },
    { sex: 'MALE', citizenshipGroup: 'THIRD_COUNTRY_NATIONAL', count: 14 },
  ],
};
