import type { LifeCycle } from '#shared/transition.ts';
import type { Case } from '../case-step/case.ts';

export type VacancyMatchState =
  | 'PROPOSED'
  | 'INTERVIEW'
  | 'OFFER'
  | 'HIRED'
  | 'NOT_HIRED'
  | 'DECLINED_BY_PERSON';

export type VacancyMatchAct = 'INTERVIEW' | 'OFFER' | 'HIRE' | 'NOT_HIRE' | 'DECLINE';

const undecided = ['PROPOSED', 'INTERVIEW', 'OFFER'] as const;

export const vacancyMatchLifeCycle = {
  INTERVIEW: { from: ['PROPOSED'], to: 'INTERVIEW' },
  // Not every employer asks for an interview.
  OFFER: { from: ['PROPOSED', 'INTERVIEW'], to: 'OFFER' },
  HIRE: { from: ['OFFER'], to: 'HIRED' },
  NOT_HIRE: { from: undecided, to: 'NOT_HIRED' },
  DECLINE: { from: undecided, to: 'DECLINED_BY_PERSON' },
} as const satisfies LifeCycle<VacancyMatchState, VacancyMatchAct>;

export type VacancyMatch = Case<VacancyMatchState> & {
  vacancyId: string;
};
