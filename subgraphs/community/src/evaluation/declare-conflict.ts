import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { DeclareConflictInput } from '../generated/resolvers.ts';
import { ownEvaluation } from './evaluation.repository.ts';
import type { Evaluation } from './evaluation.ts';

export async function declareConflict(
  context: Context,
  { evaluationId, kind, ...request }: DeclareConflictInput,
): Promise<Result<Evaluation, ActOnCaseRefusal>> {
  const act = { ...request, act: 'DECLARE_CONFLICT' as const };
  return actOnCase(context, ownEvaluation(context.viewer), evaluationId, act, (advanced) =>
    ok({ ...advanced, conflict: kind }),
  );
}
