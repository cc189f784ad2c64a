import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  inFuture,
  openUndertakingRefusals,
  wordsMalformed,
} from '#shared/undertaking/case-step.wording.ts';
import { documentRefMalformed } from '../expense/expense.wording.ts';
import { periodMalformed } from '../project-activity/project-activity.wording.ts';
import { researchActionNotFound } from '../research-action/research-action.wording.ts';
import type { CorrectDatasetRequestRefusal } from './correct-dataset-request.ts';
import type { AskedRefusal } from './dataset-request.ts';
import type { DecideOnDatasetRequestRefusal } from './decide-on-dataset-request.ts';
import type { RecordDataUseAgreementRefusal } from './record-data-use-agreement.ts';
import type { RequestDatasetRefusal } from './request-dataset.ts';

const id = 'datasetRequestId';
const actRefusals = actOnCaseRefusals(id);

const accessPeriodForbidden = {
  en: 'Access to data does not end before it begins, nor more than 24 months after it is approved.',
  it: "L'accesso ai dati non finisce prima di iniziare, né oltre 24 mesi dopo l'approvazione.",
};

const asked: Refusals<AskedRefusal> = {
  DatasetCodesMalformed: {
    en: 'Name 1 to 20 data sets and 1 to 200 variables, by codes of capital letters, digits and underscores.',
    it: 'Indicare da 1 a 20 dataset e da 1 a 200 variabili, con codici di lettere maiuscole, cifre e trattini bassi.',
    path: ['datasets'],
  },
  SmallestCellTooSmall: {
    en: 'The smallest cell is of five people at least.',
    it: 'La cella più piccola è di almeno cinque persone.',
    path: ['k'],
  },
  PeriodMalformed: { ...periodMalformed, path: ['periodEndsOn'] },
  WordsMalformed: { ...wordsMalformed, path: ['purpose'] },
  DocumentRefMalformed: { ...documentRefMalformed, path: ['ethicsApprovalRef'] },
  DatasetAccessPeriodForbidden: { ...accessPeriodForbidden, path: ['expiresOn'] },
};

export const requestDatasetRefusals: Refusals<RequestDatasetRefusal> = {
  ...openUndertakingRefusals,
  ResearchActionNotFound: researchActionNotFound,
  ...asked,
  RequesterNotUniversity: {
    en: 'Universities request data of the programme.',
    it: 'I dati del programma sono richiesti dalle università.',
    path: [],
  },
};

const undecidedRefusals = {
  ...correctCaseRefusals(id),
  CaseStateForbids: { ...actRefusals.CaseStateForbids, path: [id] },
};

export const correctDatasetRequestRefusals: Refusals<CorrectDatasetRequestRefusal> = {
  ...undecidedRefusals,
  ...asked,
};

export const recordDataUseAgreementRefusals: Refusals<RecordDataUseAgreementRefusal> = {
  ...undecidedRefusals,
  DocumentRefMalformed: { ...documentRefMalformed, path: ['agreementRef'] },
  CaseInFuture: { ...inFuture, path: ['signedOn'] },
};

export const decideOnDatasetRequestRefusals: Refusals<DecideOnDatasetRequestRefusal> = {
  ...actRefusals,
  WordsMalformed: { ...wordsMalformed, path: ['reasonIt'] },
  AgreementNotSigned: {
    en: 'Data are given to whoever has signed a data-use agreement by that day.',
    it: "I dati si danno a chi, a quella data, ha firmato l'accordo sull'uso dei dati.",
    path: [id],
  },
  DatasetAccessPeriodForbidden: { ...accessPeriodForbidden, path: [id] },
  DatasetAccessNotOver: {
    en: 'Its last day is not past: until then access is revoked.',
    it: "L'ultimo giorno non è passato: fino ad allora l'accesso si revoca.",
    path: ['act'],
  },
};
