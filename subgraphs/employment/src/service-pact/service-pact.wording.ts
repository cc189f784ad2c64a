import type { Refusals } from '#shared/language/payload.ts';
import { actOnCaseRefusals, correctCaseRefusals } from '#shared/undertaking/case-step.wording.ts';
import { openCaseRefusals } from '../case-step/open-case.wording.ts';
import type { CorrectServicePactRefusal } from './correct-service-pact.ts';
import type { OpenServicePactRefusal } from './open-service-pact.ts';
import type { SignServicePactRefusal } from './sign-service-pact.ts';

const profilingIndexMalformed = {
  en: 'A profiling index is a number from 0 to 1 with at most four decimals, e.g. 0.4821.',
  it: "L'indice di profilazione è un numero da 0 a 1 con al più quattro decimali, p. es. 0.4821.",
  path: ['profilingIndex'],
};

const individualPlanNotFound = {
  en: 'The record has no such plan.',
  it: 'La scheda non ha questo piano.',
  path: ['individualPlanId'],
};

export const openServicePactRefusals: Refusals<OpenServicePactRefusal> = {
  ...openCaseRefusals('didOn'),
  AccessPointNotCpi: {
    en: 'A service pact is made at a CPI or one of its recapiti.',
    it: 'Il patto di servizio si stipula presso un CPI o un suo recapito.',
    path: ['accessPointId'],
  },
  PactAlreadyOpen: {
    en: 'This person already has a service pact that has not ended.',
    it: 'La persona ha già un patto di servizio non concluso.',
    path: ['personRecordId'],
  },
  ProfilingIndexMalformed: profilingIndexMalformed,
  IndividualPlanNotFound: individualPlanNotFound,
};

export const advanceServicePactRefusals = actOnCaseRefusals('servicePactId');

const { CaseStateForbids, CaseInFuture, CaseTooEarly } = advanceServicePactRefusals;

export const signServicePactRefusals: Refusals<SignServicePactRefusal> = {
  ...advanceServicePactRefusals,
  CaseStateForbids: { ...CaseStateForbids, path: ['servicePactId'] },
  CaseInFuture: { ...CaseInFuture, path: ['signedOn'] },
  CaseTooEarly: { ...CaseTooEarly, path: ['signedOn'] },
  ProfilingIndexMalformed: profilingIndexMalformed,
};

export const correctServicePactRefusals: Refusals<CorrectServicePactRefusal> = {
  ...correctCaseRefusals('servicePactId'),
  ProfilingIndexMalformed: profilingIndexMalformed,
  IndividualPlanNotFound: individualPlanNotFound,
};
