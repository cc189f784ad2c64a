import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { InterruptTransitionPathInput } from '../generated/resolvers.ts';
import { transitionPathCase } from './transition-path.repository.ts';
import type { TransitionPath } from './transition-path.ts';

export async function interruptTransitionPath(
  context: Context,
  { transitionPathId, ...given }: InterruptTransitionPathInput,
): Promise<Result<TransitionPath, ActOnCaseRefusal>> {
  const request = { ...given, act: 'INTERRUPT' as const };
  return actOnCase(context, transitionPathCase, transitionPathId, request, (path) =>
    ok({ ...path, interruption: given.reason }),
  );
}
