import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceResearchActionInput } from '../generated/resolvers.ts';
import { researchActionUndertaking } from './research-action.repository.ts';
import { isCleared, type ResearchAction } from './research-action.ts';

export type AdvanceResearchActionRefusal = ActOnCaseRefusal | 'NoClearanceInForce';

export async function advanceResearchAction(
  context: Context,
  { researchActionId, ...request }: AdvanceResearchActionInput,
): Promise<Result<ResearchAction, AdvanceResearchActionRefusal>> {
  const { act, happenedOn } = request;
  return actOnCase(
    context,
    researchActionUndertaking,
    researchActionId,
    request,
    (action): Result<ResearchAction, 'NoClearanceInForce'> =>
      act === 'START_FIELDWORK' && !isCleared(action, happenedOn)
        ? refuse('NoClearanceInForce')
        : ok(action),
  );
}
