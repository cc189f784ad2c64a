import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectResearchActionInput } from '../generated/resolvers.ts';
import { researchActionUndertaking } from './research-action.repository.ts';
import { checkTold, type ResearchAction, type ResearchToldRefusal } from './research-action.ts';

export type CorrectResearchActionRefusal = CorrectCaseRefusal | ResearchToldRefusal;

export async function correctResearchAction(
  context: Context,
  { researchActionId, version, reason, ...change }: CorrectResearchActionInput,
): Promise<Result<ResearchAction, CorrectResearchActionRefusal>> {
  const correction = { version, reason, change: givenFields(change) };
  return correctCase(
    context,
    researchActionUndertaking,
    researchActionId,
    correction,
    checkTold<ResearchAction>,
  );
}
