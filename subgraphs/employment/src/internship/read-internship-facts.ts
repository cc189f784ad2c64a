import { readEuro } from '#shared/euro.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import {
  type EmployerRefusal,
  type GivenEmployer,
  lacksVatNumber,
  readEmployer,
  readShortText,
} from '../employer/employer.ts';
import { areWeeklyHours } from '../employer/work-terms.ts';
import type { InternshipFacts, InternshipType } from './internship.ts';

export type GivenInternship = {
  type: InternshipType;
  host: GivenEmployer;
  promoterTutor: string;
  weeklyHours: number;
  allowance: string | null;
  startsOn: string;
  endsOn: string;
};

export type InternshipFactsRefusal =
  | EmployerRefusal
  | 'OperatorMalformed'
  | 'WeeklyHoursMalformed'
  | 'AllowanceMalformed';

/** What is agreed on, as it is kept. */
export function readInternshipFacts({
  host,
  ...given
}: GivenInternship): Result<InternshipFacts, InternshipFactsRefusal> {
  const employer = readEmployer(host);
  if (!employer.ok) return employer;
  if (lacksVatNumber(employer.value, null)) return refuse('VatNumberMissing');
  const promoterTutor = readShortText(given.promoterTutor);
  if (promoterTutor === undefined) return refuse('OperatorMalformed');
  if (!areWeeklyHours(given.weeklyHours)) return refuse('WeeklyHoursMalformed');
  const allowance = given.allowance === null ? null : readEuro(given.allowance);
  if (allowance === undefined) return refuse('AllowanceMalformed');
  return ok({ ...given, ...employer.value, promoterTutor, allowance });
}
