import type { Texts } from '#shared/localised-text/localised-text.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';

export type SportActionState = 'PLANNED' | 'RUNNING' | 'COMPLETED' | 'CANCELLED';

export type SportActionAct = 'START' | 'COMPLETE' | 'CANCEL';

export const sportActionLifeCycle = {
  START: { from: ['PLANNED'], to: 'RUNNING' },
  COMPLETE: { from: ['RUNNING'], to: 'COMPLETED' },
  CANCEL: { from: ['PLANNED', 'RUNNING'], to: 'CANCELLED' },
} as const satisfies LifeCycle<SportActionState, SportActionAct>;

export type Sport =
  | 'FOOTBALL'
  | 'CRICKET'
  | 'VOLLEYBALL'
  | 'BASKETBALL'
  | 'ATHLETICS'
  | 'CYCLING'
  | 'SWIMMING'
  | 'MARTIAL_ARTS'
  | 'DANCE'
  | 'OTHER';

/** Its organisation runs it. */
export type SportAction = Owned<SportActionState> & {
  titles: Texts;
  title: string | null;
  sport: Sport;
  /** The club or federation it is done with. */
  club: string | null;
  associationId: string | null;
  placeId: string | null;
  /** Groups are made of people of different origins on purpose. */
  mixedGroups: boolean;
  /** How many take part for less than the fee, and what that costs, a decimal text in euro. */
  subsidisedPlaces: number;
  subsidyAmount: string;
  startsOn: string;
  /** First day after the end. */
  endsOn: string;
};
