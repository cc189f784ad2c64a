import type { Refusals } from '#shared/language/payload.ts';
import { actOnCaseRefusals, correctCaseRefusals } from '#shared/undertaking/case-step.wording.ts';
import { openCaseRefusals } from '../case-step/open-case.wording.ts';
import { employerRefusals, termsRefusals } from '../employer/employer.wording.ts';
import type { CheckPlacementRefusal } from './check-placement.ts';
import type { CorrectJobPlacementRefusal } from './correct-job-placement.ts';
import type { DeclareJobPlacementRefusal } from './declare-job-placement.ts';
import type { VerifyJobPlacementRefusal } from './verify-job-placement.ts';

const act = actOnCaseRefusals('jobPlacementId');

const kindForbids = {
  en: 'Employment is verified by its communication, a business by the register; terms of employment are of employment alone.',
  it: 'Il lavoro dipendente si verifica con la comunicazione obbligatoria, l’attività autonoma con il registro delle imprese; contratto, ore e comunicazione valgono solo per il lavoro dipendente.',
};

const facts = {
  ...employerRefusals('employer'),
  ...termsRefusals,
  PlacementFactMissing: {
    en: 'Employment has a contract and weekly hours, a business a code of ATECO.',
    it: 'Il lavoro dipendente richiede contratto e ore settimanali, l’attività autonoma il codice ATECO.',
    path: ['kind'],
  },
  PlacementKindForbids: { ...kindForbids, path: ['kind'] },
  PlacementDayRefused: {
    en: 'Work begins after the programme did and not after it is declared, and ends, not ahead of time, after it began.',
    it: 'Il lavoro inizia dopo l’avvio del programma e non dopo la dichiarazione; termina, mai in una data futura, dopo l’inizio.',
    path: ['startedOn'],
  },
};

export const declareJobPlacementRefusals: Refusals<DeclareJobPlacementRefusal> = {
  ...openCaseRefusals('openedOn'),
  ...facts,
  VacancyMatchNotHired: {
    en: 'This person was not hired by such a match.',
    it: 'La persona non risulta assunta con questo incrocio.',
    path: ['vacancyMatchId'],
  },
  AlreadyPlaced: {
    en: 'This match already led to a placement.',
    it: 'Da questo incrocio risulta già un inserimento lavorativo.',
    path: ['vacancyMatchId'],
  },
};

export const verifyJobPlacementRefusals: Refusals<VerifyJobPlacementRefusal> = {
  ...act,
  PlacementKindForbids: { ...kindForbids, path: ['act'] },
  CoNumberMalformed: termsRefusals.CoNumberMalformed,
  CoNumberMissing: {
    en: 'Give the number of the communication.',
    it: 'Indicare il numero della comunicazione obbligatoria.',
    path: ['coNumber'],
  },
};

const tooEarly = {
  en: 'A check comes after so many months of work, not before.',
  it: 'La verifica si fa trascorsi i mesi previsti, non prima.',
};

const day = { path: ['checkedOn'] };

export const checkPlacementRefusals: Refusals<CheckPlacementRefusal> = {
  ...act,
  CaseStateForbids: { ...act.CaseStateForbids, path: ['month'] },
  CaseInFuture: { ...act.CaseInFuture, ...day },
  CaseTooEarly: { ...act.CaseTooEarly, ...day },
  CheckTooEarly: { ...tooEarly, ...day },
};

export const endPlacementRefusals = act;

export const correctJobPlacementRefusals: Refusals<CorrectJobPlacementRefusal> = {
  ...correctCaseRefusals('jobPlacementId'),
  ...facts,
  PlacementFactMissing: { ...facts.PlacementFactMissing, path: [] },
  PlacementKindForbids: { ...kindForbids, path: [] },
  CheckTooEarly: { ...tooEarly, path: ['startedOn'] },
  CheckRefused: {
    en: 'No such check was made, or it cannot have been made so: after its months, in order, and none behind one that found the work ended.',
    it: 'La verifica non risulta fatta, o non può essere stata fatta così: trascorsi i mesi, in ordine, e nessuna dopo quella che ha rilevato la cessazione.',
    path: ['check'],
  },
};
