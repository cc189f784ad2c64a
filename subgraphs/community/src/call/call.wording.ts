import type { Refusals } from '#shared/language/payload.ts';
import { textsMalformed } from '#shared/localised-text/localised-text.wording.ts';
import {
  actOnCaseRefusals,
  amountMalformed,
  correctCaseRefusals,
  openUndertakingRefusals,
} from '#shared/undertaking/case-step.wording.ts';
import type { AdvanceCallRefusal } from './advance-call.ts';
import type { CriteriaRefusal } from './call-criteria.ts';
import type { CallTermsRefusal } from './call-terms.ts';
import type { CorrectCallRefusal } from './correct-call.ts';
import type { CorrectCallCriteriaRefusal } from './correct-call-criteria.ts';
import type { DraftCallRefusal } from './draft-call.ts';

const terms: Refusals<CallTermsRefusal> = {
  AmountMalformed: { ...amountMalformed, path: [] },
  CallAmountsMalformed: {
    en: 'The smallest grant is more than nothing, the largest no smaller, and the budget holds the largest.',
    it: 'Il contributo minimo è maggiore di zero, il massimo non è inferiore al minimo, e la dotazione copre il massimo.',
    path: ['budget'],
  },
  ApplicantsMalformed: {
    en: 'Say who may apply, each kind once.',
    it: 'Indicare chi può partecipare, ogni tipo una sola volta.',
    path: ['applicants'],
  },
  CallPeriodMalformed: {
    en: 'A call does not close before it opens.',
    it: 'Il bando non può chiudere prima di aprire.',
    path: ['closesOn'],
  },
  ThresholdMalformed: {
    en: 'The threshold is 0 to 100, with up to four decimals behind a point.',
    it: 'La soglia va da 0 a 100, con al massimo quattro decimali dopo il punto.',
    path: ['threshold'],
  },
  AdvancePercentMalformed: {
    en: 'The advance is 0 to 100 hundredths of a grant.',
    it: "L'anticipo va da 0 a 100 centesimi del contributo.",
    path: ['advancePercent'],
  },
};

const criteria: Refusals<Exclude<CriteriaRefusal, 'TextsMalformed'>> = {
  CriteriaMalformed: {
    en: 'A call has 1 to 20 criteria; each has a code of its own in capital letters, a weight and a best score of 1 to 100.',
    it: 'Il bando ha da 1 a 20 criteri; ciascuno ha un codice proprio in maiuscolo, un peso e un punteggio massimo da 1 a 100.',
    path: ['criteria'],
  },
  WeightsNotHundred: {
    en: 'The weights of the criteria make 100.',
    it: 'La somma dei pesi dei criteri è 100.',
    path: ['criteria'],
  },
};

export const draftCallRefusals: Refusals<DraftCallRefusal> = {
  ...openUndertakingRefusals,
  ...terms,
  ...criteria,
  TextsMalformed: { ...textsMalformed, path: [] },
};

export const correctCallRefusals: Refusals<CorrectCallRefusal> = {
  ...correctCaseRefusals('callId'),
  ...terms,
  TextsMalformed: { ...textsMalformed, path: [] },
  CallTermsFixed: {
    en: 'A call that is approved keeps its terms: only its texts change, and while it takes proposals its last day, to a later one.',
    it: 'Un bando approvato mantiene le sue condizioni: cambiano solo i testi e, finché accoglie domande, la scadenza, che si può prorogare.',
    path: [],
  },
};

const acting = actOnCaseRefusals('callId');

export const correctCallCriteriaRefusals: Refusals<CorrectCallCriteriaRefusal> = {
  ...correctCaseRefusals('callId'),
  ...criteria,
  CaseStateForbids: { ...acting.CaseStateForbids, path: ['callId'] },
  PartnerExited: { ...acting.PartnerExited, path: [] },
  TextsMalformed: { ...textsMalformed, path: [] },
};

export const advanceCallRefusals: Refusals<AdvanceCallRefusal> = {
  ...acting,
  CallOpensLater: {
    en: 'The call opens later.',
    it: 'Il bando apre più tardi.',
    path: ['happenedOn'],
  },
  CallClosesLater: {
    en: 'The last day for proposals has not passed.',
    it: 'Il termine per le domande non è ancora passato.',
    path: ['happenedOn'],
  },
  CallClosedAlready: {
    en: 'The last day for proposals has passed already: correct it first.',
    it: 'Il termine per le domande è già passato: prima occorre correggerlo.',
    path: ['happenedOn'],
  },
  GrantsUnsettled: {
    en: 'First close every grant of the call, or recover it.',
    it: 'Prima occorre chiudere o recuperare tutti i contributi del bando.',
    path: ['act'],
  },
  ProposalsPending: {
    en: 'First admit or exclude every proposal that was submitted.',
    it: 'Prima occorre ammettere o escludere tutte le domande presentate.',
    path: ['act'],
  },
};
