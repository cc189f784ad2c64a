import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceTransitionPathInput } from '../generated/resolvers.ts';
import { transitionPathCase } from './transition-path.repository.ts';
import type { TransitionPath } from './transition-path.ts';

export async function advanceTransitionPath(
  context: Context,
  { transitionPathId, ...request }: AdvanceTransitionPathInput,
): Promise<Result<TransitionPath, ActOnCaseRefusal>> {
  return actOnCase(context, transitionPathCase, transitionPathId, request);
}
