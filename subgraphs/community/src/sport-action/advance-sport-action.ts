import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceSportActionInput } from '../generated/resolvers.ts';
import { checkBegun } from '../micro-intervention/activity-days.ts';
import { sportActionUndertaking } from './sport-action.repository.ts';
import type { SportAction } from './sport-action.ts';

export type AdvanceSportActionRefusal = ActOnCaseRefusal | 'ActivityTooEarly';

export async function advanceSportAction(
  context: Context,
  { sportActionId, ...request }: AdvanceSportActionInput,
): Promise<Result<SportAction, AdvanceSportActionRefusal>> {
  return actOnCase(
    context,
    sportActionUndertaking,
    sportActionId,
    request,
    (advanced): Result<SportAction, 'ActivityTooEarly'> =>
      request.act === 'START'
        ? checkBegun(advanced, { firstDay: advanced.startsOn, on: request.happenedOn })
        : ok(advanced),
  );
}
