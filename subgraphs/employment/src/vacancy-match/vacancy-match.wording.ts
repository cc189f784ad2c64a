import type { Refusals } from '#shared/language/payload.ts';
import { actOnCaseRefusals } from '#shared/undertaking/case-step.wording.ts';
import { openCaseRefusals } from '../case-step/open-case.wording.ts';
import { vacancyFull } from '../vacancy/vacancy.wording.ts';
import type { AdvanceVacancyMatchRefusal } from './advance-vacancy-match.ts';
import type { ProposeForVacancyRefusal } from './propose-for-vacancy.ts';

const notOpen = {
  en: 'The vacancy is not open.',
  it: "L'offerta non è aperta.",
};

const act = actOnCaseRefusals('vacancyMatchId');

export const proposeForVacancyRefusals: Refusals<ProposeForVacancyRefusal> = {
  ...openCaseRefusals('openedOn'),
  VacancyNotFound: {
    en: 'There is no such vacancy.',
    it: 'Non esiste un’offerta con questo identificativo.',
    path: ['vacancyId'],
  },
  VacancyNotOpen: { ...notOpen, path: ['vacancyId'] },
  AlreadyProposed: {
    en: 'This person was already proposed for this vacancy.',
    it: 'La persona è già stata proposta per questa offerta.',
    path: ['personRecordId'],
  },
};

export const advanceVacancyMatchRefusals: Refusals<AdvanceVacancyMatchRefusal> = {
  ...act,
  VacancyNotOpen: { ...notOpen, path: ['act'] },
  VacancyFull: { ...vacancyFull, path: ['act'] },
};

export const rejectVacancyMatchRefusals = act;
