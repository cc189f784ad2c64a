import { ok, type Result, refuse } from '#shared/result.ts';
import { addMonths } from './add-months.ts';

export type PlacementCheckMonth = 'MONTH_3' | 'MONTH_6' | 'MONTH_12';

export type PlacementCheckSource = 'CO' | 'SELF_DECLARED' | 'EMPLOYER' | 'REGISTER';

export type PlacementCheck = {
  month: PlacementCheckMonth;
  checkedOn: string;
  inWork: boolean;
  source: PlacementCheckSource;
};

type Retained = 'RETAINED_3' | 'RETAINED_6' | 'RETAINED_12';

/** What a check is of, and what it says of whoever is in work still; in order. */
export const checkMonths = {
  MONTH_3: { months: 3, act: 'RETAIN_3', state: 'RETAINED_3' },
  MONTH_6: { months: 6, act: 'RETAIN_6', state: 'RETAINED_6' },
  MONTH_12: { months: 12, act: 'RETAIN_12', state: 'RETAINED_12' },
} as const satisfies Record<PlacementCheckMonth, { months: number; act: string; state: Retained }>;

// Keys of an object literal are those of its type, in the order in which they are written.
const inOrder = Object.keys(checkMonths) as PlacementCheckMonth[];

/**
 * Whether checks can have been made of what began on a day: each after its months are over, none
 * on an earlier day than the one before, and none behind one that found the work ended.
 */
export function areInOrder(checks: readonly PlacementCheck[], startedOn: string): boolean {
  return checks.every((check, index) => {
    const before = checks[index - 1];
    const isAfter =
      !before ||
      (before.inWork &&
        inOrder.indexOf(before.month) < inOrder.indexOf(check.month) &&
        before.checkedOn <= check.checkedOn);
    return isAfter && check.checkedOn >= dueOn(check.month, startedOn);
  });
}

export function dueOn(month: PlacementCheckMonth, startedOn: string): string {
  return addMonths(startedOn, checkMonths[month].months);
}

/** What checks say; undefined while there are none. */
export function stateByChecks(
  checks: readonly PlacementCheck[],
): Retained | 'ENDED_EARLY' | undefined {
  const last = checks.at(-1);
  if (!last) return undefined;
  return last.inWork ? checkMonths[last.month].state : 'ENDED_EARLY';
}

/** From when the next check can be made; one that was passed over is not made up for. */
export function nextDueOn(checks: readonly PlacementCheck[], startedOn: string): string | null {
  const last = checks.at(-1);
  if (last && !last.inWork) return null;
  const next = inOrder[last ? inOrder.indexOf(last.month) + 1 : 0];
  return next === undefined ? null : dueOn(next, startedOn);
}

/** With a check as it should have been, in the place of the one of that month. */
export function replaceCheck(
  checks: readonly PlacementCheck[],
  corrected: PlacementCheck,
): Result<PlacementCheck[], 'CheckRefused'> {
  const isMade = checks.some(({ month }) => month === corrected.month);
  if (!isMade) return refuse('CheckRefused');
  return ok(checks.map((check) => (check.month === corrected.month ? corrected : check)));
}
