import { ok, type Result, refuse } from '#shared/result.ts';
import type { JobPlacement } from './job-placement.ts';
import { areInOrder, type PlacementCheck, replaceCheck, stateByChecks } from './placement-check.ts';

export type CorrectionRefusal = 'CheckTooEarly' | 'CheckRefused' | 'PlacementDayRefused';

type Corrected = Pick<JobPlacement, 'state' | 'endedOn' | 'checks'>;

/**
 * Checks and end of a placement as they should have been. Whom a check wrongly found out of work is
 * in it again; what was ended by itself stays ended.
 */
export function correctChecks(
  known: Pick<JobPlacement, 'state' | 'endedOn' | 'checks' | 'startedOn'>,
  { check, endedOn }: { check: PlacementCheck | null; endedOn: string | null },
  today: string,
): Result<Corrected, CorrectionRefusal> {
  const replaced = check ? replaceCheck(known.checks, check) : ok(known.checks);
  if (!replaced.ok) return replaced;
  const checks = replaced.value;
  if (check && check.checkedOn > today) return refuse('CheckRefused');
  if (!areInOrder(checks, known.startedOn)) {
    return refuse(check ? 'CheckRefused' : 'CheckTooEarly');
  }
  const { state, endedOn: end } = withState(known, checks, check !== null);
  if (endedOn === null) return ok({ state, endedOn: end, checks });
  // Only what has ended ended on another day.
  if (end === null || endedOn > today) return refuse('PlacementDayRefused');
  return ok({ state, endedOn, checks });
}

function withState(
  known: Pick<JobPlacement, 'state' | 'endedOn' | 'checks'>,
  checks: PlacementCheck[],
  isCorrected: boolean,
): Pick<JobPlacement, 'state' | 'endedOn'> {
  const wasFoundEnded = stateByChecks(known.checks) === 'ENDED_EARLY';
  const wasEnded = known.state === 'ENDED_EARLY' && !wasFoundEnded;
  if (!isCorrected || wasEnded) return known;
  const state = stateByChecks(checks) ?? known.state;
  if (state !== 'ENDED_EARLY') return { state, endedOn: null };
  const foundBefore = known.checks.at(-1)?.checkedOn;
  const foundNow = checks.at(-1)?.checkedOn ?? null;
  // A day that somebody has put in the place of the check's own stays.
  return { state, endedOn: known.endedOn === foundBefore ? foundNow : (known.endedOn ?? foundNow) };
}
