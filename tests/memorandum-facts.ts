import type { SampleIdentityName } from '#shared/identity/sample-identities.ts';
import { referenceId } from '#shared/reference-id.ts';

/** What is told of a memorandum between five, and what is to be read of it. */

const organisation = (key: string) => referenceId('organisation', key);

export type Party = { id: string; signs: SampleIdentityName; capacity: string; on: string };

const venetoLavoro: Party = {
  ...{ id: organisation('veneto-lavoro'), signs: 'contact-veneto-lavoro' },
  ...{ capacity: 'Direttore', on: '2026-04-09' },
};
export const padova: Party = {
  ...{ id: organisation('comune-padova'), signs: 'contact-comune-padova' },
  ...{ capacity: 'Sindaco', on: '2026-04-13' },
};
export const treviso: Party = {
  ...{ id: organisation('comune-treviso'), signs: 'contact-comune-treviso' },
  ...{ capacity: 'Sindaco', on: '2026-04-16' },
};
const unipd: Party = {
  ...{ id: organisation('unipd'), signs: 'contact-unipd' },
  ...{ capacity: 'Rettore', on: '2026-04-20' },
};
/** Leads it, and signs last. */
export const regione: Party = {
  ...{ id: organisation('regione-veneto'), signs: 'coordinator' },
  ...{ capacity: 'Direttore della Direzione', on: '2026-04-24' },
};

export const partners = [venetoLavoro, padova, treviso, unipd];
export const parties = [...partners, regione];

export const text = 'a1'.repeat(32);

export const agreed = {
  titleIt: 'Invio reciproco delle persone',
  titleEn: 'Referrals between services',
  subject: 'Tempi e modi con cui gli enti firmatari si inviano le persone.',
  protocolNumber: 'PG 2026/10412',
  actReference: 'DGR 88/2026',
  effectiveFrom: '2026-05-04',
  effectiveTo: '2027-05-03',
  renewal: 'TACIT',
  renewalMonths: 12,
  openedOn: '2026-02-02',
};

export const promised = {
  responsibleOrganisationId: padova.id,
  text: 'Nominare un referente per gli invii',
  measure: 'Atto di nomina comunicato agli altri firmatari',
  dueOn: '2026-06-30',
  openedOn: '2026-03-02',
};

export const amendment = {
  amendedOn: '2026-09-14',
  actReference: 'DGR 1012/2026',
  text: 'Gli invii urgenti hanno risposta in due giorni.',
  documentHash: 'b2'.repeat(32),
};

type Sender = { identity: SampleIdentityName; accessPointId: string };
const cpi: Sender = {
  identity: 'case-worker-padova',
  accessPointId: referenceId('access_point', 'CPI-PD-08'),
};
const sportello: Sender = {
  identity: 'sportello-padova',
  accessPointId: referenceId('access_point', 'SPORTELLO-PADOVA-NORD'),
};

export const deskTreviso = referenceId('access_point', 'DESK-TREVISO');

export const sinceThen = '2026-11-09';

export type Sent = { by: Sender; receiverId: string; on: string };
export const sentBefore: Sent = { by: cpi, receiverId: treviso.id, on: '2026-02-16' };
export const toTreviso: Sent = { by: cpi, receiverId: treviso.id, on: sinceThen };
export const toVenetoLavoro: Sent = { by: sportello, receiverId: venetoLavoro.id, on: sinceThen };
/** Which did not sign. */
export const toVenezia: Sent = {
  by: cpi,
  receiverId: organisation('comune-venezia'),
  on: sinceThen,
};

export const agreesToSharing = {
  purpose: 'OPTIONAL_SHARING',
  textVersion: '2026-1',
  language: 'it',
  channel: 'PAPER',
  givenBy: 'PERSON',
};

export const asked = {
  need: 'WORK',
  urgency: 'ORDINARY',
  requestedService: 'Looks for work in a warehouse',
  sharedFacts: ['NAMES', 'CONTACTS'],
  sharedCases: [],
  expiresOn: '2126-01-31',
};
