import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  amountMalformed,
  correctCaseRefusals,
} from '#shared/undertaking/case-step.wording.ts';
import { openCaseRefusals } from '../case-step/open-case.wording.ts';
import { factsRefusals } from '../person-facts/person-facts.wording.ts';
import type { CheckHousingRefusal } from './check-housing.ts';
import type { CorrectHousingCaseRefusal } from './correct-housing-case.ts';
import type { OpenHousingCaseRefusal } from './open-housing-case.ts';
import type { RecordHousingSearchRefusal } from './record-housing-search.ts';
import type { SignHousingContractRefusal } from './sign-housing-contract.ts';

const id = 'housingCaseId';

const HouseholdMalformed = {
  en: 'A household has 1 to 30 people.',
  it: 'Un nucleo ha da 1 a 30 persone.',
  path: ['adults'],
};

export const openHousingCaseRefusals: Refusals<OpenHousingCaseRefusal> = {
  ...openCaseRefusals('openedOn'),
  HouseholdMalformed,
};

export const advanceHousingCaseRefusals = actOnCaseRefusals(id);

export const correctHousingCaseRefusals: Refusals<CorrectHousingCaseRefusal> = {
  ...correctCaseRefusals(id),
  HouseholdMalformed,
};

export const recordHousingSearchRefusals: Refusals<RecordHousingSearchRefusal> = {
  ...advanceHousingCaseRefusals,
  ComuneCodeMalformed: { ...factsRefusals.ComuneCodeMalformed, path: ['comune'] },
};

export const signHousingContractRefusals: Refusals<SignHousingContractRefusal> = {
  ...advanceHousingCaseRefusals,
  AmountMalformed: { ...amountMalformed, path: ['monthlyRent'] },
  HousingContractEndsEarly: {
    en: 'A contract ends after it starts.',
    it: 'Il contratto termina dopo il suo inizio.',
    path: ['endsOn'],
  },
};

export const checkHousingRefusals: Refusals<CheckHousingRefusal> = {
  ...advanceHousingCaseRefusals,
  HousingCheckTooEarly: {
    en: 'It is checked six months after moving in, not before.',
    it: 'La verifica si fa a sei mesi dall’ingresso nell’alloggio, non prima.',
    path: ['happenedOn'],
  },
};
