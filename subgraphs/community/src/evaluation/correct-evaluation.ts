import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { checkWords } from '#shared/undertaking/case-step.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectEvaluationInput } from '../generated/resolvers.ts';
import { ownEvaluation } from './evaluation.repository.ts';
import type { Evaluation } from './evaluation.ts';

type Unfit = 'CaseStateForbids' | 'WordsMalformed';

export type CorrectEvaluationRefusal = CorrectCaseRefusal | Unfit;

/** By the evaluator alone, and the comment alone: scores are moderated. */
export async function correctEvaluation(
  context: Context,
  { evaluationId, version, reason, comment }: CorrectEvaluationInput,
): Promise<Result<Evaluation, CorrectEvaluationRefusal>> {
  const words = checkWords(comment);
  if (!words.ok) return words;
  const change = { comment: words.value };
  return correctCase(
    context,
    ownEvaluation(context.viewer),
    evaluationId,
    { version, reason, change },
    ({ state, ...corrected }): Result<Evaluation, Unfit> =>
      state === 'SUBMITTED' || state === 'MODERATED'
        ? ok({ ...corrected, state })
        : refuse('CaseStateForbids'),
  );
}
