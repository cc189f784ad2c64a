import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceInnovativeInterventionInput } from '../generated/resolvers.ts';
import { innovativeInterventionUndertaking } from './innovative-intervention.repository.ts';
import type { InnovativeIntervention } from './innovative-intervention.ts';
import { areMeasured } from './outcome-measure.ts';

export type AdvanceInnovativeInterventionRefusal = ActOnCaseRefusal | 'OutcomesMissing';

export async function advanceInnovativeIntervention(
  context: Context,
  { innovativeInterventionId, ...request }: AdvanceInnovativeInterventionInput,
): Promise<Result<InnovativeIntervention, AdvanceInnovativeInterventionRefusal>> {
  const { act, happenedOn } = request;
  return actOnCase(
    context,
    innovativeInterventionUndertaking,
    innovativeInterventionId,
    request,
    (intervention): Result<InnovativeIntervention, 'OutcomesMissing'> => {
      if (act === 'PILOT') return ok({ ...intervention, pilotedFrom: happenedOn });
      const { outcomeMeasures, pilotedFrom } = intervention;
      const isMeasured = pilotedFrom !== null && areMeasured(outcomeMeasures, pilotedFrom);
      return act === 'SCALE' && !isMeasured ? refuse('OutcomesMissing') : ok(intervention);
    },
  );
}
