import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  amountMalformed,
  correctCaseRefusals,
  openUndertakingRefusals,
  wordsMalformed,
} from '#shared/undertaking/case-step.wording.ts';
import type { AdmitProposalRefusal } from './admit-proposal.ts';
import type { CorrectProposalRefusal } from './correct-proposal.ts';
import type { CorrectProposalCostsRefusal } from './correct-proposal-costs.ts';
import type { DraftProposalRefusal } from './draft-proposal.ts';
import type { ExcludeProposalRefusal } from './exclude-proposal.ts';
import type { IntegrateProposalRefusal } from './integrate-proposal.ts';
import type { CorrectableRefusal } from './proposal.ts';
import { costsMalformed, proposalFactsRefusals } from './proposal-facts.wording.ts';
import type { RequestIntegrationRefusal } from './request-integration.ts';
import type { BudgetRefusal } from './submission.ts';
import type { SubmitProposalRefusal } from './submit-proposal.ts';
import type { WithdrawProposalRefusal } from './withdraw-proposal.ts';

const acting = actOnCaseRefusals('proposalId');

const correctable: Refusals<CorrectableRefusal> = {
  CaseStateForbids: { ...acting.CaseStateForbids, path: ['proposalId'] },
  IntegrationOverdue: {
    en: 'The day by which something was to be added has passed.',
    it: "Il termine per l'integrazione è passato.",
    path: ['proposalId'],
  },
};

const associationNotFound = {
  en: 'Your organisation acts for no such association.',
  it: 'Il tuo ente non agisce per questa associazione.',
};

export const draftProposalRefusals: Refusals<DraftProposalRefusal> = {
  ...openUndertakingRefusals,
  ...proposalFactsRefusals,
  CallNotFound: {
    en: 'There is no such call.',
    it: 'Questo bando non esiste.',
    path: ['callId'],
  },
  CallNotOpen: {
    en: 'Proposals are prepared once a call is approved, and until it closes.',
    it: "Le domande si preparano dall'approvazione del bando alla sua chiusura.",
    path: ['callId'],
  },
  CaseTooEarly: {
    en: 'No proposal is begun before its call was approved.',
    it: "Nessuna domanda inizia prima dell'approvazione del bando.",
    path: ['openedOn'],
  },
  AssociationNotFound: { ...associationNotFound, path: ['associationId'] },
  ProposalAlreadyMade: {
    en: 'The association already has a proposal to this call: withdraw it first.',
    it: "L'associazione ha già una domanda per questo bando: prima occorre ritirarla.",
    path: ['associationId'],
  },
  CostsMalformed: costsMalformed,
};

export const correctProposalRefusals: Refusals<CorrectProposalRefusal> = {
  ...correctCaseRefusals('proposalId'),
  ...proposalFactsRefusals,
  ...correctable,
};

export const correctProposalCostsRefusals: Refusals<CorrectProposalCostsRefusal> = {
  ...correctCaseRefusals('proposalId'),
  ...correctable,
  PartnerExited: { ...acting.PartnerExited, path: [] },
  AmountMalformed: { ...amountMalformed, path: ['costs'] },
  CostsMalformed: costsMalformed,
};

/** What is done to a proposal as it is: the field at fault is that which names it. */
const path = ['proposalId'];

const migrantLedRequired = {
  en: 'This call is for proposals in which those who decide are migrants.',
  it: 'Questo bando è per progetti in cui decidono persone migranti.',
};

const callStateForbids = {
  en: 'Proposals to this call are not admitted or excluded any more.',
  it: 'Le domande di questo bando non si ammettono né si escludono più.',
  path,
};

const budget: Refusals<BudgetRefusal> = {
  GrantOutOfBounds: {
    en: 'It asks for less than the smallest grant of the call, or for more than the largest.',
    it: 'La richiesta è inferiore al contributo minimo del bando o superiore al massimo.',
    path,
  },
  CostsUnequal: {
    en: 'The costs do not make what is asked for and the own funds, to the cent.',
    it: 'La somma dei costi non corrisponde al centesimo a contributo richiesto e fondi propri.',
    path,
  },
  MigrantLedRequired: { ...migrantLedRequired, path },
};

/** Submitted and integrated is what is there, now. */
const now = {
  ...acting,
  CaseStateForbids: { ...acting.CaseStateForbids, path },
  PartnerExited: { ...acting.PartnerExited, path },
  CaseInFuture: { ...acting.CaseInFuture, path },
  CaseTooEarly: { ...acting.CaseTooEarly, path },
};

export const submitProposalRefusals: Refusals<SubmitProposalRefusal> = {
  ...now,
  ...budget,
  CallNotOpen: {
    en: 'The call takes no proposals today.',
    it: 'Oggi il bando non accoglie domande.',
    path,
  },
  AssociationNotFound: { ...associationNotFound, path },
  AssociationNotVerified: {
    en: 'The Regione has not verified the association yet.',
    it: "La Regione non ha ancora verificato l'associazione.",
    path,
  },
  ApplicantNotAdmitted: {
    en: 'The call is not for associations of this kind.',
    it: 'Il bando non è aperto ad associazioni di questo tipo.',
    path,
  },
};

export const integrateProposalRefusals: Refusals<IntegrateProposalRefusal> = {
  ...now,
  ...budget,
  CallStateForbids: callStateForbids,
  IntegrationOverdue: correctable.IntegrationOverdue,
};

/** Of acts that have a mutation of their own. */
const deciding = { ...acting, CaseStateForbids: { ...acting.CaseStateForbids, path } };

export const requestIntegrationRefusals: Refusals<RequestIntegrationRefusal> = {
  ...deciding,
  CallStateForbids: callStateForbids,
  WordsMalformed: { ...wordsMalformed, path: ['note'] },
  IntegrationDueMalformed: {
    en: 'Something can only be added after it was asked for.',
    it: "Il termine per l'integrazione segue la richiesta.",
    path: ['dueOn'],
  },
};

export const admitProposalRefusals: Refusals<AdmitProposalRefusal> = {
  ...deciding,
  CallStateForbids: callStateForbids,
  MigrantLedRequired: { ...migrantLedRequired, path: ['migrantLedConfirmed'] },
};

export const excludeProposalRefusals: Refusals<ExcludeProposalRefusal> = {
  ...deciding,
  CallStateForbids: callStateForbids,
  WordsMalformed: { ...wordsMalformed, path: ['note'] },
  IntegrationNotDue: {
    en: 'The applicant can still add what was asked for.',
    it: "Il termine per l'integrazione non è ancora passato.",
    path: ['happenedOn'],
  },
};

export const withdrawProposalRefusals: Refusals<WithdrawProposalRefusal> = {
  ...deciding,
  GrantContracted: {
    en: 'A contract was made of the grant: ask the Regione to revoke it.',
    it: 'Il contributo è già contrattualizzato: occorre chiederne la revoca alla Regione.',
    path,
  },
};
