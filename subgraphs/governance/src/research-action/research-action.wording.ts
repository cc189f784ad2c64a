import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  inFuture,
  openUndertakingRefusals,
  wordsMalformed,
} from '#shared/undertaking/case-step.wording.ts';
import { titleMalformed } from '../policy-tool/policy-tool.wording.ts';
import type { AddResearchOutputRefusal } from './add-research-output.ts';
import type { AdvanceResearchActionRefusal } from './advance-research-action.ts';
import type { ClearResearchActionRefusal } from './clear-research-action.ts';
import type { CorrectResearchActionRefusal } from './correct-research-action.ts';
import type { OpenResearchActionRefusal } from './open-research-action.ts';
import type { ResearchToldRefusal } from './research-action.ts';

const told: Refusals<ResearchToldRefusal> = {
  ResearchTitleMalformed: titleMalformed,
  WordsMalformed: { ...wordsMalformed, path: ['questions'] },
  ResearchSitesMalformed: {
    en: 'Give 1 to 50 territories by level and code, each once, e.g. COMUNE:028060 or ATS:VEN_09.',
    it: 'Indicare da 1 a 50 territori per livello e codice, ciascuno una volta, p. es. COMUNE:028060 o ATS:VEN_09.',
    path: ['siteKeys'],
  },
  DataManagementPlanMalformed: {
    en: 'A data management plan has an address that begins with https://.',
    it: 'Il piano di gestione dei dati ha un indirizzo che inizia con https://.',
    path: ['dataManagementPlanUrl'],
  },
};

/** Also of interventions. */
export const notAUniversity = {
  en: 'Your organisation is not a university.',
  it: "Il tuo ente non è un'università.",
  path: [],
};

export const openResearchActionRefusals: Refusals<OpenResearchActionRefusal> = {
  ...openUndertakingRefusals,
  ...told,
  NotAUniversity: notAUniversity,
};

const acting = actOnCaseRefusals('researchActionId');

/** Of acts that have a mutation of their own: it is the research that is not in their state. */
const stateForbids = { ...acting.CaseStateForbids, path: ['researchActionId'] };

export const decideResearchActionRefusals = {
  ...acting,
  CaseStateForbids: { ...acting.CaseStateForbids, path: ['decision'] },
};

export const clearResearchActionRefusals: Refusals<ClearResearchActionRefusal> = {
  ...acting,
  CaseStateForbids: stateForbids,
  EthicsClearanceMalformed: {
    en: 'A clearance names committee and number, and holds from the day on which it is given, or longer.',
    it: 'Il parere indica comitato e numero, e vale almeno per il giorno in cui è espresso.',
    path: ['expiresOn'],
  },
};

export const advanceResearchActionRefusals: Refusals<AdvanceResearchActionRefusal> = {
  ...acting,
  NoClearanceInForce: {
    en: 'No ethics clearance is in force on that day.',
    it: 'A quella data nessun parere etico è in vigore.',
    path: ['happenedOn'],
  },
};

export const correctResearchActionRefusals: Refusals<CorrectResearchActionRefusal> = {
  ...correctCaseRefusals('researchActionId'),
  ...told,
};

export const addResearchOutputRefusals: Refusals<AddResearchOutputRefusal> = {
  CaseNotFound: acting.CaseNotFound,
  CaseChanged: acting.CaseChanged,
  CaseInFuture: { ...inFuture, path: ['publishedOn'] },
  PartnerExited: { ...acting.PartnerExited, path: ['publishedOn'] },
  CaseTooEarly: {
    en: 'Nothing can have come of research before it was proposed.',
    it: 'Nessun prodotto può precedere la proposta di ricerca.',
    path: ['publishedOn'],
  },
  ResearchNotApproved: {
    en: 'The Regione has not approved this research: nothing of it is public.',
    it: 'La Regione non ha approvato questa ricerca: nulla ne è pubblico.',
    path: ['researchActionId'],
  },
  ResearchOutputMalformed: {
    en: 'It has a title of 1 to 200 characters, and a DOI as in 10.5281/zenodo.1234 or an address that begins with https://.',
    it: 'Ha un titolo da 1 a 200 caratteri, e un DOI come 10.5281/zenodo.1234 o un indirizzo che inizia con https://.',
    path: ['title'],
  },
};

/** Of what belongs to research. */
export const researchActionNotFound = {
  en: 'Your university does no such research.',
  it: 'La tua università non svolge questa ricerca.',
  path: ['researchActionId'],
};
