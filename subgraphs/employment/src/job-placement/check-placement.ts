import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { CheckPlacementInput, PlacementEndReason } from '../generated/resolvers.ts';
import { jobPlacementCase } from './job-placement.repository.ts';
import { end, type JobPlacement, withDueOn } from './job-placement.ts';
import { checkMonths, dueOn } from './placement-check.ts';

/** Nobody is asked of a month before it is over; and a state allows only the checks that lie ahead. */
type CheckRefusal = 'CheckTooEarly' | 'CaseStateForbids';

export type CheckPlacementRefusal = ActOnCaseRefusal | CheckRefusal;

const unknownReason: PlacementEndReason = 'NOT_KNOWN';

export async function checkPlacement(
  context: Context,
  { jobPlacementId, version, ...check }: CheckPlacementInput,
): Promise<Result<JobPlacement, CheckPlacementRefusal>> {
  const { month, checkedOn: happenedOn, inWork } = check;
  const { act, months } = checkMonths[month];
  const request = inWork
    ? { version, happenedOn, act }
    : ({ version, happenedOn, act: 'FIND_ENDED', reason: unknownReason } as const);
  return actOnCase(
    context,
    jobPlacementCase,
    jobPlacementId,
    request,
    (placement): Result<JobPlacement, CheckRefusal> => {
      const last = placement.checks.at(-1);
      if (last && checkMonths[last.month].months >= months) return refuse('CaseStateForbids');
      if (happenedOn < dueOn(month, placement.startedOn)) return refuse('CheckTooEarly');
      const checked = { ...placement, checks: [...placement.checks, check] };
      return ok(inWork ? withDueOn(checked) : end(checked, happenedOn));
    },
  );
}
