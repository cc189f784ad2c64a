import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { DecideResearchActionInput } from '../generated/resolvers.ts';
import { researchActionUndertaking } from './research-action.repository.ts';
import type { ResearchAction } from './research-action.ts';

/** Whoever may decide decides about the proposals of all universities, and writes nothing else of them. */
const decided = {
  ...researchActionUndertaking,
  mayWrite: () => true,
};

export async function decideResearchAction(
  context: Context,
  { researchActionId, decision: act, ...request }: DecideResearchActionInput,
): Promise<Result<ResearchAction, ActOnCaseRefusal>> {
  const { happenedOn } = request;
  return actOnCase(context, decided, researchActionId, { ...request, act }, (action) =>
    ok({ ...action, approvedOn: act === 'APPROVE' ? happenedOn : null }),
  );
}
