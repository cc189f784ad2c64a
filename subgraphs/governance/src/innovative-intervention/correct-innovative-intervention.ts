import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectInnovativeInterventionInput } from '../generated/resolvers.ts';
import { innovativeInterventionUndertaking } from './innovative-intervention.repository.ts';
import {
  checkTold,
  type InnovativeIntervention,
  type InterventionToldRefusal,
} from './innovative-intervention.ts';

export type CorrectInnovativeInterventionRefusal = CorrectCaseRefusal | InterventionToldRefusal;

export async function correctInnovativeIntervention(
  context: Context,
  { innovativeInterventionId, version, reason, ...change }: CorrectInnovativeInterventionInput,
): Promise<Result<InnovativeIntervention, CorrectInnovativeInterventionRefusal>> {
  const correction = { version, reason, change: givenFields(change) };
  return correctCase(
    context,
    innovativeInterventionUndertaking,
    innovativeInterventionId,
    correction,
    checkTold<InnovativeIntervention>,
  );
}
