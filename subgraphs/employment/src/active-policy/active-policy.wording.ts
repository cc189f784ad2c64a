import type { Refusals } from '#shared/language/payload.ts';
import { actOnCaseRefusals, correctCaseRefusals } from '#shared/undertaking/case-step.wording.ts';
import { openCaseRefusals } from '../case-step/open-case.wording.ts';
import type { CorrectActivePolicyRefusal } from './correct-active-policy.ts';
import type { ProposeActivePolicyRefusal } from './propose-active-policy.ts';
import type { SapPolicyRefusal } from './sap-policy-id.ts';

const ofSap: Refusals<SapPolicyRefusal> = {
  ActivityCodeMalformed: {
    en: 'An activity is a letter from A to H and two digits, e.g. A02.',
    it: "L'attività è una lettera da A a H seguita da due cifre, p. es. A02.",
    path: ['activityCode'],
  },
  PromoterCodeMalformed: {
    en: 'A promoter is known by a codice fiscale of 11 digits.',
    it: 'Il promotore è indicato con un codice fiscale di 11 cifre.',
    path: ['promoterCode'],
  },
  SapPolicyIdMalformed: {
    en: 'The SAP id has two digits, eight hexadecimal ones (0-9, A-F) and a letter.',
    it: "L'identificativo SAP ha due cifre, otto cifre esadecimali (0-9, A-F) e una lettera.",
    path: ['sapPolicyId'],
  },
};

export const proposeActivePolicyRefusals: Refusals<ProposeActivePolicyRefusal> = {
  ...openCaseRefusals('proposedOn'),
  ...ofSap,
  ServicePactNotFound: {
    en: 'Your organisation has no such service pact.',
    it: 'Il tuo ente non ha questo patto di servizio.',
    path: ['servicePactId'],
  },
  ServicePactNotSigned: {
    en: 'The service pact is not signed, is suspended, or ended.',
    it: 'Il patto di servizio non è firmato, è sospeso o concluso.',
    path: ['servicePactId'],
  },
  ProposedBeforePact: {
    en: 'Nothing was proposed before the service pact was signed.',
    it: 'La proposta non può precedere la firma del patto di servizio.',
    path: ['proposedOn'],
  },
};

export const recordPolicyEventRefusals = actOnCaseRefusals('activePolicyId');

export const acceptActivePolicyRefusals = {
  ...recordPolicyEventRefusals,
  CaseStateForbids: {
    ...recordPolicyEventRefusals.CaseStateForbids,
    path: ['activePolicyId'],
  },
};

export const correctActivePolicyRefusals: Refusals<CorrectActivePolicyRefusal> = {
  ...correctCaseRefusals('activePolicyId'),
  ...ofSap,
};
