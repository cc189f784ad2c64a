import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import { checkWords } from '#shared/undertaking/case-step.ts';
import type { ExcludeEvaluationInput } from '../generated/resolvers.ts';
import { evaluationUndertaking } from './evaluation.repository.ts';
import type { Evaluation } from './evaluation.ts';

export type ExcludeEvaluationRefusal = ActOnCaseRefusal | 'WordsMalformed';

/** What was scored stays as it is, and does not count; whoever scored it is not asked again. */
export async function excludeEvaluation(
  context: Context,
  { evaluationId, conflict, reason, ...request }: ExcludeEvaluationInput,
): Promise<Result<Evaluation, ExcludeEvaluationRefusal>> {
  const words = checkWords(reason);
  if (!words.ok) return words;
  const act = { ...request, act: 'EXCLUDE' as const };
  return actOnCase(context, evaluationUndertaking, evaluationId, act, (advanced) =>
    ok({ ...advanced, conflict: conflict ?? null, setAsideReason: words.value }),
  );
}
