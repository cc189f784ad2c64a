import type { OrganisationType } from '../organisation/organisation.ts';
import type { Target } from '../target/target.ts';

/** Of the operators of one type of employers. */
export type TrainedCount = { organisationType: OrganisationType; trained: number; minutes: number };

export type TrainingProgressPart = {
  organisationType: OrganisationType;
  trained: number;
  hours: number;
};

export type TrainingProgress = {
  target: Target;
  trained: number;
  hours: number;
  byOrganisationType: TrainingProgressPart[];
};

/** What counts towards a target; hours are made whole once, at the end. */
export function progressOf(target: Target, counts: readonly TrainedCount[]): TrainingProgress {
  const { organisationType: only } = target;
  const counted = counts.filter((each) => only === null || each.organisationType === only);
  return {
    target,
    trained: sum(counted.map(({ trained }) => trained)),
    hours: toHours(sum(counted.map(({ minutes }) => minutes))),
    byOrganisationType: counted.map(({ organisationType, trained, minutes }) => {
      return { organisationType, trained, hours: toHours(minutes) };
    }),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function toHours(minutes: number): number {
  return Math.floor(minutes / 60);
}
