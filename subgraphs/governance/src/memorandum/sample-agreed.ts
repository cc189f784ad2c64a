import type { Memorandum } from './memorandum.ts';
import type { MemorandumAct } from './memorandum-life-cycle.ts';

/** A memorandum of the sample, by keys of organisations; they sign in the order in which they are named. */
export type Agreed = Pick<Memorandum, 'titleIt' | 'titleEn' | 'subject' | 'renewal'> & {
  name: string;
  /** The lead first. */
  parties: readonly [lead: string, ...others: string[]];
  /** Key of the network it came out of. */
  network?: string;
  openedOn: string;
  effectiveTo: string;
  /** How many acts came to pass until all had signed; all of them unless said. */
  reached?: number;
  later?: readonly { act: MemorandumAct; on: string }[];
  supersededBy?: string;
  withdrew?: { party: string; on: string };
};

const capitals = ['comune-padova', 'comune-treviso', 'comune-venezia'];
const universities = ['unipd', 'unive', 'iuav', 'univr'];

export const agreed: readonly Agreed[] = [
  {
    ...{ name: 'sportelli-2025', network: 'lavoro', parties: ['veneto-lavoro', ...capitals] },
    ...{ openedOn: '2025-03-03', effectiveTo: '2025-12-31', renewal: 'NONE' },
    titleIt: 'Sportelli Lavoro nei comuni, prima fase',
    titleEn: 'Employment desks in municipalities, first phase',
    subject:
      'Apertura di sportelli comunali per il lavoro, con personale formato da Veneto Lavoro.',
    later: [{ act: 'SUPERSEDE', on: '2025-11-28' }],
    supersededBy: 'sportelli-2026',
  },
  {
    ...{
      name: 'sportelli-2026',
      network: 'lavoro',
      parties: ['veneto-lavoro', ...capitals, 'comune-verona'],
    },
    ...{ openedOn: '2025-06-02', effectiveTo: '2027-12-31', renewal: 'EXPRESS' },
    titleIt: 'Sportelli Lavoro nei comuni',
    titleEn: 'Employment desks in municipalities',
    subject: 'Gestione degli sportelli comunali per il lavoro e invio reciproco delle persone.',
    later: [{ act: 'AMEND', on: '2026-05-11' }],
  },
  {
    ...{
      name: 'presa-in-carico',
      network: 'cabina',
      parties: ['regione-veneto', 'veneto-lavoro', 'comune-padova'],
    },
    ...{ openedOn: '2025-03-10', effectiveTo: '2028-02-29', renewal: 'TACIT' },
    titleIt: 'Presa in carico integrata',
    titleEn: 'Integrated case management',
    subject:
      'Intake comune, piani condivisi e criteri per l’invio tra servizi sociali e per il lavoro.',
    later: [
      { act: 'AMEND', on: '2025-11-10' },
      { act: 'AMEND', on: '2026-06-15' },
    ],
  },
  {
    ...{ name: 'formazione-operatori', parties: ['regione-veneto', ...universities] },
    ...{ openedOn: '2025-03-17', effectiveTo: '2027-03-31', renewal: 'TACIT' },
    titleIt: 'Formazione degli operatori',
    titleEn: 'Training of operators',
    subject: 'Corsi universitari per gli operatori dei servizi e riconoscimento dei crediti.',
    later: [{ act: 'RENEW', on: '2026-03-16' }],
  },
  {
    ...{
      name: 'osservatorio',
      network: 'cabina',
      parties: ['regione-veneto', 'unipd', 'unive', 'veneto-lavoro'],
    },
    ...{ openedOn: '2025-04-07', effectiveTo: '2026-06-30', renewal: 'NONE' },
    titleIt: 'Osservatorio sul lavoro dei migranti',
    titleEn: 'Observatory on migrants’ work',
    subject:
      'Scambio di dati aggregati e rapporto annuale sul lavoro dei cittadini di paesi terzi.',
    later: [{ act: 'EXPIRE', on: '2026-07-06' }],
  },
  {
    // It has run out, and nobody has recorded it yet.
    ...{ name: 'mediazione', parties: ['comune-venezia', 'unive', 'comune-treviso'] },
    ...{ openedOn: '2025-05-05', effectiveTo: '2026-09-30', renewal: 'EXPRESS' },
    titleIt: 'Mediazione linguistica nei servizi',
    titleEn: 'Language mediation in services',
    subject: 'Mediatori condivisi tra gli sportelli e tirocini degli studenti di lingue.',
  },
  {
    ...{
      name: 'abitare',
      network: 'casa',
      parties: ['comune-verona', 'univr', 'comune-vicenza', 'iuav'],
    },
    ...{ openedOn: '2025-06-16', effectiveTo: '2027-06-30', renewal: 'TACIT' },
    titleIt: 'Lavoro e casa',
    titleEn: 'Work and housing',
    subject: 'Ricerca e garanzie per l’alloggio di chi inizia un lavoro lontano da casa.',
    withdrew: { party: 'comune-vicenza', on: '2026-04-13' },
  },
  {
    ...{
      name: 'logistica',
      network: 'padova',
      parties: ['comune-padova', 'veneto-lavoro', 'unipd'],
    },
    ...{ openedOn: '2025-09-01', effectiveTo: '2027-08-31', renewal: 'NONE' },
    titleIt: 'Lavoro regolare nella logistica',
    titleEn: 'Regular work in logistics',
    subject: 'Contrasto al lavoro irregolare nell’interporto e percorsi di inserimento.',
    later: [{ act: 'TERMINATE', on: '2026-08-24' }],
  },
  {
    ...{ name: 'dati', parties: ['regione-veneto', 'veneto-lavoro', ...capitals, 'unipd'] },
    ...{ openedOn: '2026-04-13', effectiveTo: '2028-12-31', renewal: 'EXPRESS', reached: 6 },
    titleIt: 'Scambio di dati tra i partner',
    titleEn: 'Exchange of data between partners',
    subject: 'Regole, formati e garanzie per lo scambio di dati sulla piattaforma.',
  },
  {
    ...{ name: 'agricoltura', parties: ['veneto-lavoro', 'comune-treviso', 'comune-rovigo'] },
    ...{ openedOn: '2026-05-11', effectiveTo: '2028-10-31', renewal: 'TACIT', reached: 4 },
    titleIt: 'Lavoro stagionale in agricoltura',
    titleEn: 'Seasonal work in agriculture',
    subject: 'Accoglienza, trasporto e collocamento mirato dei lavoratori stagionali.',
  },
  {
    ...{ name: 'tirocini', parties: ['unipd', 'comune-padova', 'veneto-lavoro'] },
    ...{ openedOn: '2026-06-01', effectiveTo: '2028-09-30', renewal: 'TACIT', reached: 3 },
    titleIt: 'Tirocini di inclusione',
    titleEn: 'Internships for inclusion',
    subject: 'Tirocini presso gli enti firmatari, con tutor universitari.',
  },
  {
    ...{ name: 'giovani', parties: ['comune-treviso', 'veneto-lavoro'] },
    ...{ openedOn: '2026-07-06', effectiveTo: '2029-01-31', renewal: 'NONE', reached: 2 },
    titleIt: 'Giovani con background migratorio',
    titleEn: 'Young people with a migrant background',
    subject: 'Orientamento e transizione scuola-lavoro per i neomaggiorenni.',
  },
  {
    ...{ name: 'salute', parties: ['comune-vicenza', 'regione-veneto', 'comune-belluno'] },
    ...{ openedOn: '2026-08-31', effectiveTo: '2029-03-31', renewal: 'EXPRESS', reached: 1 },
    titleIt: 'Salute e sicurezza sul lavoro',
    titleEn: 'Health and safety at work',
    subject: 'Informazione plurilingue sulla sicurezza e accesso ai servizi sanitari.',
  },
  {
    ...{ name: 'montagna', parties: ['comune-belluno', 'iuav'] },
    ...{ openedOn: '2026-10-05', effectiveTo: '2029-06-30', renewal: 'NONE', reached: 0 },
    titleIt: 'Comunità di montagna',
    titleEn: 'Mountain communities',
    subject: 'Insediamento di nuovi abitanti e lavoro nelle terre alte.',
  },
];
