import { ok, type Result, refuse } from '#shared/result.ts';
import { type EmployerRefusal, type GivenEmployer, readEmployer } from '../employer/employer.ts';
import { areWeeklyHours, isAtecoCode, readCoNumber } from '../employer/work-terms.ts';
import type { PlacementFacts } from './job-placement.ts';

export type GivenPlacement = Omit<PlacementFacts, `employer${string}`> & {
  employer: GivenEmployer;
};

export type PlacementFactsRefusal =
  | EmployerRefusal
  | 'AtecoCodeMalformed'
  | 'WeeklyHoursMalformed'
  | 'CoNumberMalformed';

/** What is said of somebody's work, as it is kept. */
export function readPlacementFacts({
  employer: given,
  ...work
}: GivenPlacement): Result<PlacementFacts, PlacementFactsRefusal> {
  const employer = readEmployer(given);
  if (!employer.ok) return employer;
  const { atecoCode, weeklyHours } = work;
  if (atecoCode !== null && !isAtecoCode(atecoCode)) return refuse('AtecoCodeMalformed');
  if (weeklyHours !== null && !areWeeklyHours(weeklyHours)) return refuse('WeeklyHoursMalformed');
  const coNumber = work.coNumber === null ? null : readCoNumber(work.coNumber);
  if (coNumber === undefined) return refuse('CoNumberMalformed');
  return ok({ ...work, ...employer.value, coNumber });
}
