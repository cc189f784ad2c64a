import { ok, type Result, refuse } from '#shared/result.ts';
import { isComuneCode } from '../case-step/territory-codes.ts';
import {
  type EmployerRefusal,
  type GivenEmployer,
  lacksVatNumber,
  readEmployer,
} from '../employer/employer.ts';
import { areWeeklyHours, isAtecoCode } from '../employer/work-terms.ts';
import { isOccupation } from './occupation.ts';
import type { VacancyFacts } from './vacancy.ts';

export type GivenVacancy = Omit<VacancyFacts, `employer${string}`> & { employer: GivenEmployer };

export type VacancyFactsRefusal =
  | EmployerRefusal
  | 'OccupationMalformed'
  | 'AtecoCodeMalformed'
  | 'WeeklyHoursMalformed'
  | 'ComuneCodeMalformed';

/** What an employer offers, as it is kept. */
export function readVacancyFacts({
  employer: given,
  ...offer
}: GivenVacancy): Result<VacancyFacts, VacancyFactsRefusal> {
  const employer = readEmployer(given);
  if (!employer.ok) return employer;
  if (lacksVatNumber(employer.value, offer.contract)) return refuse('VatNumberMissing');
  if (!isOccupation(offer.occupation)) return refuse('OccupationMalformed');
  if (!isAtecoCode(offer.atecoCode)) return refuse('AtecoCodeMalformed');
  if (!areWeeklyHours(offer.weeklyHours)) return refuse('WeeklyHoursMalformed');
  if (!isComuneCode(offer.comuneCode)) return refuse('ComuneCodeMalformed');
  return ok({ ...offer, ...employer.value });
}
