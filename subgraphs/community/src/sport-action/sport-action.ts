import { readEuro } from '#shared/euro.ts';
import type { Texts } from '#shared/localised-text/localised-text.ts';
import { isPublicText } from '#shared/public-text.ts';
import { type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import { checkPeriod } from '../micro-intervention/activity-days.ts';

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

type Told = Pick<
  SportAction,
  'club' | 'subsidisedPlaces' | 'subsidyAmount' | 'startsOn' | 'endsOn'
>;

export type SportToldRefusal =
  | 'ClubMalformed'
  | 'AmountMalformed'
  | 'SubsidyMalformed'
  | 'ActivityPeriodMalformed';

const mostPlaces = 100_000;

/** The amount comes with two decimals; it is nothing where no place is subsidised. */
export function checkTold<Given extends Told>(given: Given): Result<Given, SportToldRefusal> {
  const { club, subsidisedPlaces: places } = given;
  if (club !== null && !isPublicText(club)) return refuse('ClubMalformed');
  const subsidyAmount = readEuro(given.subsidyAmount);
  if (subsidyAmount === undefined) return refuse('AmountMalformed');
  const isSound = places >= 0 && places <= mostPlaces && (places > 0 || subsidyAmount === '0.00');
  return isSound ? checkPeriod({ ...given, subsidyAmount }) : refuse('SubsidyMalformed');
}
