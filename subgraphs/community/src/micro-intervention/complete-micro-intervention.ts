import type { Context } from '#shared/context.ts';
import { checkTexts, lengths } from '#shared/localised-text/localised-text.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { CompleteMicroInterventionInput } from '../generated/resolvers.ts';
import { microInterventionUndertaking } from './micro-intervention.repository.ts';
import { checkCompletion, type MicroIntervention } from './micro-intervention.ts';

type Unfit = 'TextsMalformed' | 'EarlyCompletionUnexplained';

export type CompleteMicroInterventionRefusal = ActOnCaseRefusal | Unfit;

export async function completeMicroIntervention(
  context: Context,
  input: CompleteMicroInterventionInput,
): Promise<Result<MicroIntervention, CompleteMicroInterventionRefusal>> {
  const { microInterventionId, version, happenedOn, earlyReason = null } = input;
  return actOnCase(
    context,
    microInterventionUndertaking,
    microInterventionId,
    { version, act: 'COMPLETE', happenedOn, reason: earlyReason },
    (advanced): Result<MicroIntervention, Unfit> => {
      const outputs = checkTexts(input.outputs, lengths.description, 'outputs');
      if (!outputs.ok) return outputs;
      const completed = { ...advanced, outputs: outputs.value };
      return checkCompletion(completed, { on: happenedOn, earlyReason });
    },
  );
}
