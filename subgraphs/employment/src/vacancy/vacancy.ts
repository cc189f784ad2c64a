import { ok, type Result, refuse } from '#shared/result.ts';
import { type LifeCycle, transition } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import type { CefrLevel } from '../course/course.ts';
import type { ContractType, EmployerFields } from '../employer/employer.ts';

export type VacancyState = 'OPEN' | 'SHORTLISTED' | 'FILLED' | 'WITHDRAWN';

export type VacancyAct = 'SHORTLIST' | 'FILL' | 'WITHDRAW' | 'REOPEN';

/** Those in which people can be proposed. */
export const openStates = ['OPEN', 'SHORTLISTED'] as const;

export const vacancyLifeCycle = {
  SHORTLIST: { from: ['OPEN'], to: 'SHORTLISTED' },
  // Nobody's own act: who takes the last place fills it.
  FILL: { from: openStates, to: 'FILLED' },
  WITHDRAW: { from: openStates, to: 'WITHDRAWN' },
  REOPEN: { from: ['SHORTLISTED', 'FILLED', 'WITHDRAWN'], to: 'OPEN' },
} as const satisfies LifeCycle<VacancyState, VacancyAct>;

/** What an employer offers, and can be corrected. */
export type VacancyFacts = EmployerFields & {
  occupation: string;
  atecoCode: string;
  contract: ContractType;
  weeklyHours: number;
  /** ISTAT code. */
  comuneCode: string;
  places: number;
  languageLevel: CefrLevel | null;
  /** First day on which nobody can be proposed any more. */
  closesOn: string;
};

type OwnedVacancy = Owned<VacancyState> & VacancyFacts;

export type Vacancy = OwnedVacancy & {
  /** Counts the matches of all partners that ended as hired. */
  hiredCount: number;
};

export function placesLeft({ places, hiredCount }: Vacancy): number {
  return places - hiredCount;
}

export type VacancyTermsRefusal = 'PlacesOutOfRange' | 'VacancyClosesTooEarly';

/** More than an employer here offers at a time, and no limit of the law. */
const mostPlaces = 500;

/** That a vacancy has places for all who were hired, and can be answered before it closes. */
export function checkTerms(vacancy: Vacancy): Result<Vacancy, VacancyTermsRefusal> {
  const { places, hiredCount, openedOn, closesOn } = vacancy;
  if (places < Math.max(1, hiredCount) || places > mostPlaces) return refuse('PlacesOutOfRange');
  return closesOn > openedOn ? ok(vacancy) : refuse('VacancyClosesTooEarly');
}

export function takesProposalsOn({ state, closesOn }: Vacancy, day: string): boolean {
  return isOpen(state) && day < closesOn;
}

function isOpen(state: VacancyState): boolean {
  return openStates.some((open) => open === state);
}

export function checkReopening(reopened: Vacancy): Result<Vacancy, 'VacancyFull'> {
  return placesLeft(reopened) > 0 ? ok(reopened) : refuse('VacancyFull');
}

/** What a vacancy becomes when somebody is hired on a day: the last place fills it. */
export function takePlace(
  vacancy: Vacancy,
  day: string,
): Result<Vacancy, 'VacancyFull' | 'VacancyNotOpen'> {
  if (placesLeft(vacancy) <= 0) return refuse('VacancyFull');
  if (!isOpen(vacancy.state)) return refuse('VacancyNotOpen');
  const { hiredCount, version, state, stateSince } = vacancy;
  const taken = { ...vacancy, hiredCount: hiredCount + 1, version: version + 1 };
  if (placesLeft(taken) > 0) return ok(taken);
  const filled = transition(vacancyLifeCycle, state, 'FILL', 'VacancyNotOpen');
  if (!filled.ok) return filled;
  // Who is told late of somebody's first day does not turn back what happened since.
  return ok({ ...taken, state: filled.value, stateSince: day > stateSince ? day : stateSince });
}
