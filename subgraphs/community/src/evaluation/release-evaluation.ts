import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import { checkWords } from '#shared/undertaking/case-step.ts';
import type { ReleaseEvaluationInput } from '../generated/resolvers.ts';
import { evaluationUndertaking } from './evaluation.repository.ts';
import type { Evaluation } from './evaluation.ts';

export type ReleaseEvaluationRefusal = ActOnCaseRefusal | 'WordsMalformed';

/** Whoever does not answer holds up the ranking no longer; somebody else can be asked, or they once more. */
export async function releaseEvaluation(
  context: Context,
  { evaluationId, reason, ...request }: ReleaseEvaluationInput,
): Promise<Result<Evaluation, ReleaseEvaluationRefusal>> {
  const words = checkWords(reason);
  if (!words.ok) return words;
  const act = { ...request, act: 'RELEASE' as const };
  return actOnCase(context, evaluationUndertaking, evaluationId, act, (advanced) =>
    ok({ ...advanced, setAsideReason: words.value }),
  );
}
