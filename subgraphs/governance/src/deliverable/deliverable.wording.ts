import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  openUndertakingRefusals,
} from '#shared/undertaking/case-step.wording.ts';
import { projectTitleMalformed } from '../project-activity/project-activity.wording.ts';
import type { AssessDeliverableRefusal } from './assess-deliverable.ts';
import type { CorrectDeliverableRefusal } from './correct-deliverable.ts';
import type { PlanDeliverableRefusal } from './plan-deliverable.ts';
import type { SubmitDeliverableRefusal } from './submit-deliverable.ts';

const actRefusals = actOnCaseRefusals('deliverableId');

export const planDeliverableRefusals: Refusals<PlanDeliverableRefusal> = {
  ...openUndertakingRefusals,
  ProjectActivityNotFound: {
    en: 'Your organisation has no such activity.',
    it: 'Il tuo ente non ha questa attività.',
    path: ['projectActivityId'],
  },
  CaseStateForbids: { ...actRefusals.CaseStateForbids, path: ['projectActivityId'] },
  DeliverableCodeMalformed: {
    en: 'A code has 1 to 20 capital letters, digits, points and hyphens, as in D2.3.1.',
    it: 'Il codice ha da 1 a 20 lettere maiuscole, cifre, punti e trattini, come D2.3.1.',
    path: ['code'],
  },
  DeliverableCodeTaken: {
    en: 'The activity already has a deliverable with this code.',
    it: "L'attività ha già un prodotto con questo codice.",
    path: ['code'],
  },
  ProjectTitleMalformed: projectTitleMalformed,
};

export const submitDeliverableRefusals: Refusals<SubmitDeliverableRefusal> = {
  ...actRefusals,
  DeliverableDocumentMalformed: {
    en: 'A document has an address that begins with https:// and a SHA-256 of 64 hexadecimal digits.',
    it: 'Il documento ha un indirizzo che inizia con https:// e uno SHA-256 di 64 cifre esadecimali.',
    path: ['documentUrl'],
  },
};

export const assessDeliverableRefusals: Refusals<AssessDeliverableRefusal> = {
  ...actRefusals,
  WordsMalformed: {
    en: 'What is returned has a reason of at most 2000 characters, what is accepted none.',
    it: 'Ciò che si restituisce ha una motivazione di al massimo 2000 caratteri, ciò che si accetta nessuna.',
    path: ['reasonIt'],
  },
};

export const correctDeliverableRefusals: Refusals<CorrectDeliverableRefusal> = {
  ...correctCaseRefusals('deliverableId'),
  ProjectTitleMalformed: projectTitleMalformed,
};
