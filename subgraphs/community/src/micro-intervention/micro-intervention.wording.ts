import type { Refusals } from '#shared/language/payload.ts';
import { textsMalformed } from '#shared/localised-text/localised-text.wording.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  nothingCorrected,
  openUndertakingRefusals,
} from '#shared/undertaking/case-step.wording.ts';
import { associationNotFound } from '../association/find-acted-for.wording.ts';
import {
  activityPeriodMalformed,
  activityTooEarly,
  attendedOutside,
} from './activity-days.wording.ts';
import type { AdvanceMicroInterventionRefusal } from './advance-micro-intervention.ts';
import type { CompleteMicroInterventionRefusal } from './complete-micro-intervention.ts';
import type { CorrectMicroInterventionRefusal } from './correct-micro-intervention.ts';
import type { PlannedRefusal } from './micro-intervention.ts';
import type { PlanMicroInterventionRefusal } from './plan-micro-intervention.ts';
import type { VaryMicroInterventionRefusal } from './vary-micro-intervention.ts';

const planned: Refusals<PlannedRefusal> = {
  ActivityPeriodMalformed: activityPeriodMalformed,
  ActivityPartnersMalformed: {
    en: 'Name at most 20 partners, each once, and not the organisation that answers for it.',
    it: 'Indicare al massimo 20 partner, ciascuno una volta, e non l’ente che ne risponde.',
    path: ['partnerIds'],
  },
  ExpectedParticipantsMalformed: {
    en: 'From 1 to 100,000 people are expected.',
    it: 'Le persone previste sono da 1 a 100.000.',
    path: ['expectedParticipants'],
  },
};

const territoriesMalformed = {
  en: 'Name 1 to 50 territories, each by a code of its level: `026086`, `VEN_09`, `05`.',
  it: 'Indicare da 1 a 50 territori, ciascuno con un codice del suo livello: `026086`, `VEN_09`, `05`.',
  path: ['territories'],
};

const acted = actOnCaseRefusals('microInterventionId');

export const planMicroInterventionRefusals: Refusals<PlanMicroInterventionRefusal> = {
  ...openUndertakingRefusals,
  ...planned,
  TextsMalformed: { ...textsMalformed, path: [] },
  ActivityTerritoriesMalformed: territoriesMalformed,
  AssociationNotFound: associationNotFound,
  GrantNotInForce: {
    en: 'The association has no such grant that is under contract and not reported yet.',
    it: 'L’associazione non ha questo contributo, o non è sotto convenzione o è già rendicontato.',
    path: ['grantId'],
  },
};

export const advanceMicroInterventionRefusals: Refusals<AdvanceMicroInterventionRefusal> = {
  ...acted,
  ActivityTooEarly: activityTooEarly,
};

export const varyMicroInterventionRefusals: Refusals<VaryMicroInterventionRefusal> = {
  ...acted,
  ...planned,
  NothingCorrected: nothingCorrected,
  CaseStateForbids: { ...acted.CaseStateForbids, path: ['microInterventionId'] },
  ActivityTerritoriesMalformed: territoriesMalformed,
  ParticipationOutsideIntervention: { ...attendedOutside, path: ['startsOn'] },
};

export const completeMicroInterventionRefusals: Refusals<CompleteMicroInterventionRefusal> = {
  ...acted,
  CaseStateForbids: { ...acted.CaseStateForbids, path: ['microInterventionId'] },
  TextsMalformed: { ...textsMalformed, path: [] },
  EarlyCompletionUnexplained: {
    en: 'Say why it is complete before its last day is over; after it there is nothing to explain.',
    it: 'Indicare perché è concluso prima della fine dell’ultimo giorno; dopo non serve un motivo.',
    path: ['earlyReason'],
  },
};

export const verifyMicroInterventionRefusals = {
  ...acted,
  CaseStateForbids: { ...acted.CaseStateForbids, path: ['microInterventionId'] },
};

export const correctMicroInterventionRefusals: Refusals<CorrectMicroInterventionRefusal> = {
  ...correctCaseRefusals('microInterventionId'),
  ...planned,
  TextsMalformed: { ...textsMalformed, path: [] },
  CaseStateForbids: {
    en: 'What came of it is corrected once it is completed; what is verified, by the Regione alone.',
    it: 'I risultati si correggono dopo la conclusione; ciò che è verificato, solo dalla Regione.',
    path: ['microInterventionId'],
  },
  ParticipationOutsideIntervention: { ...attendedOutside, path: ['startsOn'] },
};
