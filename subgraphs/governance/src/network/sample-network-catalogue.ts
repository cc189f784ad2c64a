import type { NetworkMemberRole } from '../network-member/network-member.ts';
import type { Network, NetworkAct } from './network.ts';

type InTime = readonly [
  organisation: string,
  role: Exclude<NetworkMemberRole, 'COORDINATOR'>,
  joinedOn: string,
  leftOn?: string,
];

/** A network of the sample as it would be told: who convenes it, where, since when, and who is in it. */
export type SampleNetwork = Pick<Network, 'nameIt' | 'nameEn' | 'theme' | 'level' | 'openedOn'> & {
  key: string;
  convener: string;
  /** What it was called in FAMI 2014-2020. */
  predecessor?: string;
  territories: readonly string[];
  acts: readonly (readonly [act: NetworkAct, daysLater: number])[];
  members: readonly InTime[];
  meetings: number;
};

const veneto = 'REGION:05';

export const networkCatalogue: readonly SampleNetwork[] = [
  {
    ...{ key: 'cabina', convener: 'regione-veneto', theme: 'GOVERNANCE', level: 'REGIONAL' },
    ...{ nameIt: 'Cabina di regia regionale', nameEn: 'Regional steering group' },
    ...{ predecessor: 'Tavolo regionale immigrazione', territories: [veneto], meetings: 9 },
    openedOn: '2025-03-03',
    acts: [
      ['FORM', 7],
      ['ACTIVATE', 14],
    ],
    members: [
      ['veneto-lavoro', 'MEMBER', '2025-03-10'],
      ['comune-padova', 'MEMBER', '2025-03-10'],
      ['comune-venezia', 'MEMBER', '2025-03-10'],
      ['comune-verona', 'MEMBER', '2025-04-01'],
      ['unipd', 'MEMBER', '2025-03-10'],
      ['unive', 'MEMBER', '2025-03-10'],
      ['univr', 'OBSERVER', '2025-03-10', '2025-10-01'],
      ['univr', 'MEMBER', '2025-10-01'],
      ['iuav', 'OBSERVER', '2025-06-01'],
    ],
  },
  {
    ...{ key: 'lavoro', convener: 'veneto-lavoro', theme: 'WORK', level: 'REGIONAL' },
    ...{ nameIt: 'Rete per il lavoro', nameEn: 'Network for work', territories: [veneto] },
    ...{ openedOn: '2025-03-17', meetings: 7 },
    acts: [
      ['FORM', 21],
      ['ACTIVATE', 30],
    ],
    members: [
      ['comune-padova', 'MEMBER', '2025-04-07'],
      ['comune-treviso', 'MEMBER', '2025-04-07', '2025-12-01'],
      ['comune-treviso', 'MEMBER', '2026-03-02'],
      ['comune-vicenza', 'MEMBER', '2025-05-05'],
      ['unipd', 'OBSERVER', '2025-05-05'],
    ],
  },
  {
    ...{ key: 'padova', convener: 'comune-padova', theme: 'WORK', level: 'PROVINCIAL' },
    ...{ nameIt: 'Rete padovana accoglienza e lavoro', nameEn: 'Padova welcome and work network' },
    ...{ predecessor: 'Rete Padova accoglie', territories: ['PROVINCE:028', 'COMUNE:028060'] },
    ...{ openedOn: '2025-04-14', meetings: 6 },
    acts: [
      ['FORM', 30],
      ['ACTIVATE', 20],
    ],
    members: [
      ['veneto-lavoro', 'MEMBER', '2025-05-14'],
      ['unipd', 'MEMBER', '2025-05-14'],
      ['comune-vicenza', 'OBSERVER', '2025-07-01', '2026-01-01'],
    ],
  },
  {
    ...{ key: 'casa', convener: 'univr', theme: 'HOUSING', level: 'REGIONAL' },
    ...{ nameIt: 'Rete casa e abitare', nameEn: 'Housing network', territories: [veneto] },
    ...{ openedOn: '2025-05-05', meetings: 4 },
    acts: [
      ['FORM', 40],
      ['ACTIVATE', 15],
      ['SUSPEND', 300],
    ],
    members: [
      ['iuav', 'MEMBER', '2025-06-16'],
      ['comune-verona', 'MEMBER', '2025-06-16'],
      ['comune-vicenza', 'MEMBER', '2025-09-01', '2026-02-01'],
    ],
  },
  {
    ...{ key: 'salute', convener: 'univr', theme: 'HEALTH', level: 'PROVINCIAL' },
    ...{ nameIt: 'Rete accesso ai servizi sanitari', nameEn: 'Access to health network' },
    ...{ territories: ['PROVINCE:023'], openedOn: '2025-06-09', meetings: 5 },
    acts: [
      ['FORM', 28],
      ['ACTIVATE', 28],
      ['SUSPEND', 150],
      ['RESUME', 90],
    ],
    members: [
      ['comune-verona', 'MEMBER', '2025-07-07'],
      ['veneto-lavoro', 'OBSERVER', '2025-09-15'],
    ],
  },
  {
    ...{ key: 'lingua', convener: 'unive', theme: 'LANGUAGE', level: 'REGIONAL' },
    ...{ nameIt: 'Rete per la lingua italiana', nameEn: 'Network for Italian' },
    ...{ territories: ['PROVINCE:027', 'PROVINCE:026'], openedOn: '2025-09-01', meetings: 5 },
    acts: [
      ['FORM', 14],
      ['ACTIVATE', 14],
    ],
    members: [
      ['comune-venezia', 'MEMBER', '2025-09-15'],
      ['comune-treviso', 'MEMBER', '2025-09-15'],
      ['univr', 'MEMBER', '2025-10-15'],
    ],
  },
  {
    ...{ key: 'diritti', convener: 'comune-venezia', theme: 'ANTI_DISCRIMINATION', level: 'LOCAL' },
    ...{ nameIt: 'Rete contro le discriminazioni', nameEn: 'Network against discrimination' },
    ...{ territories: ['COMUNE:027042'], openedOn: '2025-10-06', meetings: 3 },
    acts: [
      ['FORM', 25],
      ['ACTIVATE', 25],
      ['DISSOLVE', 240],
    ],
    members: [
      ['unive', 'MEMBER', '2025-11-03'],
      ['veneto-lavoro', 'MEMBER', '2025-11-03', '2026-03-01'],
    ],
  },
  {
    ...{ key: 'sport', convener: 'univr', theme: 'SPORT', level: 'LOCAL' },
    ...{ nameIt: 'Rete sport e inclusione', nameEn: 'Sport and inclusion network' },
    ...{ territories: ['COMUNE:023091'], openedOn: '2026-06-15', meetings: 2 },
    acts: [['FORM', 45]],
    members: [['comune-verona', 'MEMBER', '2026-07-30']],
  },
  {
    ...{ key: 'associazioni', convener: 'comune-treviso', theme: 'ASSOCIATIONS', level: 'LOCAL' },
    ...{ nameIt: 'Rete delle associazioni trevigiane', nameEn: 'Treviso associations network' },
    ...{ territories: ['COMUNE:026086'], openedOn: '2026-09-14', meetings: 0, acts: [] },
    members: [['unive', 'MEMBER', '2026-09-28']],
  },
  {
    ...{ key: 'scuola', convener: 'comune-vicenza', theme: 'EDUCATION', level: 'PROVINCIAL' },
    ...{ nameIt: 'Rete scuola e formazione', nameEn: 'School and training network' },
    ...{ territories: ['PROVINCE:024'], openedOn: '2026-02-02', meetings: 0 },
    acts: [['DISSOLVE', 120]],
    members: [['univr', 'MEMBER', '2026-02-16']],
  },
];
