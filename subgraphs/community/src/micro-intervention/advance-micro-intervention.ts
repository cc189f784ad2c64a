import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceMicroInterventionInput } from '../generated/resolvers.ts';
import { checkBegun } from './activity-days.ts';
import { microInterventionUndertaking } from './micro-intervention.repository.ts';
import type { MicroIntervention } from './micro-intervention.ts';

export type AdvanceMicroInterventionRefusal = ActOnCaseRefusal | 'ActivityTooEarly';

export async function advanceMicroIntervention(
  context: Context,
  { microInterventionId, ...request }: AdvanceMicroInterventionInput,
): Promise<Result<MicroIntervention, AdvanceMicroInterventionRefusal>> {
  return actOnCase(
    context,
    microInterventionUndertaking,
    microInterventionId,
    request,
    (advanced): Result<MicroIntervention, 'ActivityTooEarly'> =>
      request.act === 'START'
        ? checkBegun(advanced, { firstDay: advanced.startsOn, on: request.happenedOn })
        : ok(advanced),
  );
}
