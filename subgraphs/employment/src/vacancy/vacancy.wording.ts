import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  openUndertakingRefusals,
} from '#shared/undertaking/case-step.wording.ts';
import { employerRefusals, termsRefusals } from '../employer/employer.wording.ts';
import { enterPersonRecordRefusals, factsRefusals } from '../person-facts/person-facts.wording.ts';
import type { AdvanceVacancyRefusal } from './advance-vacancy.ts';
import type { CorrectVacancyRefusal } from './correct-vacancy.ts';
import type { OpenVacancyRefusal, VacancyRefusal } from './open-vacancy.ts';

const { AtecoCodeMalformed, WeeklyHoursMalformed } = termsRefusals;
const { ComuneUnknown, ComuneNotInForce } = enterPersonRecordRefusals;
const inComune = { path: ['comuneCode'] };

const facts: Refusals<VacancyRefusal> = {
  ...employerRefusals('employer'),
  AtecoCodeMalformed,
  WeeklyHoursMalformed,
  ComuneCodeMalformed: { ...factsRefusals.ComuneCodeMalformed, ...inComune },
  ComuneUnknown: { ...ComuneUnknown, ...inComune },
  ComuneNotInForce: { ...ComuneNotInForce, ...inComune },
  OccupationMalformed: {
    en: 'An occupation is a unit of CP2021, as 5.2.2.3.2, or the URI of an occupation of ESCO.',
    it: 'La professione è una unità CP2021, come 5.2.2.3.2, o l’URI di una professione ESCO.',
    path: ['occupation'],
  },
  PlacesOutOfRange: {
    en: 'A vacancy has 1 to 500 places, and no fewer than are taken.',
    it: "Un'offerta ha da 1 a 500 posti, e non meno di quelli occupati.",
    path: ['places'],
  },
  VacancyClosesTooEarly: {
    en: 'A vacancy closes after the day on which it was opened.',
    it: "L'offerta scade dopo il giorno in cui è stata aperta.",
    path: ['closesOn'],
  },
};

const act = actOnCaseRefusals('vacancyId');

export const openVacancyRefusals: Refusals<OpenVacancyRefusal> = {
  ...openUndertakingRefusals,
  ...facts,
};

export const vacancyFull = {
  en: 'All places are taken.',
  it: 'Tutti i posti sono occupati.',
};

export const advanceVacancyRefusals: Refusals<AdvanceVacancyRefusal> = {
  ...act,
  VacancyFull: { ...vacancyFull, path: ['act'] },
};

export const withdrawVacancyRefusals = act;

export const correctVacancyRefusals: Refusals<CorrectVacancyRefusal> = {
  ...correctCaseRefusals('vacancyId'),
  ...facts,
};
