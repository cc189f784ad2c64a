import { shownCount } from '#shared/shown-count.ts';
import type { AccessPointKind } from '../access-point/access-point.ts';

export const pathwaySteps = [
  'CONTACT',
  'TAKEN_ON',
  'PLAN_SIGNED',
  'FIRST_SERVICE',
  'PLACEMENT',
  'RETAINED_6_MONTHS',
] as const;

export type PathwayStep = (typeof pathwaySteps)[number];

/** What of cases shows that somebody came to a step: any of these states of any of these kinds. */
export const reachedBy: Record<PathwayStep, readonly { caseType: string; states: string[] }[]> = {
  CONTACT: [{ caseType: 'Intake', states: ['OPEN'] }],
  // Whoever is sent on is taken on by whoever accepts them, who need not open an intake of their own.
  TAKEN_ON: [
    { caseType: 'Intake', states: ['TAKEN_ON'] },
    { caseType: 'Referral', states: ['ACCEPTED'] },
  ],
  PLAN_SIGNED: [{ caseType: 'IndividualPlan', states: ['SIGNED'] }],
  FIRST_SERVICE: [{ caseType: 'ServiceEvent', states: ['DELIVERED'] }],
  PLACEMENT: [{ caseType: 'JobPlacement', states: ['DECLARED'] }],
  RETAINED_6_MONTHS: [{ caseType: 'JobPlacement', states: ['RETAINED_6', 'RETAINED_12'] }],
};

/** How many persons came to a step so many days after they were first met. */
export type DayCount = {
  accessPointKind: AccessPointKind;
  step: PathwayStep;
  days: number;
  persons: number;
};

/** How many persons came to a step. */
export type StepCount = {
  accessPointKind: AccessPointKind;
  step: PathwayStep;
  persons: number;
  medianDays: number | null;
};

export type PathwayStepCount = {
  step: PathwayStep;
  persons: number | null;
  medianDays: number | null;
};

export type PathwayFunnel = {
  accessPointKind: AccessPointKind;
  steps: PathwayStepCount[];
};

/** The funnels of what was counted, each with all its steps in order. */
export function toFunnels(counts: readonly StepCount[]): PathwayFunnel[] {
  const kinds = [...new Set(counts.map(({ accessPointKind }) => accessPointKind))];
  return kinds.map((accessPointKind) => ({
    accessPointKind,
    steps: pathwaySteps.map((step) => {
      const count = counts.find(
        (each) => each.accessPointKind === accessPointKind && each.step === step,
      );
      const persons = shownCount(count?.persons ?? 0);
      const days = count?.medianDays ?? null;
      const medianDays = persons === null || days === null ? null : Math.round(days);
      return { step, persons, medianDays };
    }),
  }));
}

/** Of each kind and step all persons, and the days within which half of them came; from counts in the order of days. */
export function sumDays(counts: readonly DayCount[]): StepCount[] {
  const groups = new Map<string, [DayCount, ...DayCount[]]>();
  for (const count of counts) {
    const key = `${count.accessPointKind} ${count.step}`;
    const group = groups.get(key);
    if (group) group.push(count);
    else groups.set(key, [count]);
  }
  return [...groups.values()].map((group) => {
    const [{ accessPointKind, step }] = group;
    const persons = group.reduce((sum, count) => sum + count.persons, 0);
    return { accessPointKind, step, persons, medianDays: medianOf(group, persons) };
  });
}

/** Between the two in the middle where their number is even. */
function medianOf(counts: readonly DayCount[], persons: number): number {
  return (daysOf(counts, Math.ceil(persons / 2)) + daysOf(counts, Math.floor(persons / 2) + 1)) / 2;
}

/** Of the person at a place, from 1. */
function daysOf(counts: readonly DayCount[], place: number): number {
  let before = 0;
  for (const { days, persons } of counts) {
    before += persons;
    if (before >= place) return days;
  }
  throw new Error(`There is nobody at place ${place}`);
}
