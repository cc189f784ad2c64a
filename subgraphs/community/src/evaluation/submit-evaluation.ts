import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import { checkWords } from '#shared/undertaking/case-step.ts';
import type { SubmitEvaluationInput } from '../generated/resolvers.ts';
import { ownEvaluation } from './evaluation.repository.ts';
import type { Evaluation } from './evaluation.ts';
import { findCriteria, insertScores } from './evaluation-score.repository.ts';
import { checkAllScores, type ScoresRefusal } from './evaluation-score.ts';

type Unfit = ScoresRefusal | 'CaseNotFound' | 'NoConflictNotDeclared' | 'WordsMalformed';

export type SubmitEvaluationRefusal = ActOnCaseRefusal | Unfit;

export async function submitEvaluation(
  context: Context,
  { evaluationId, scores, comment, declaresNoConflict, ...request }: SubmitEvaluationInput,
): Promise<Result<Evaluation, SubmitEvaluationRefusal>> {
  const act = { ...request, act: 'SUBMIT' as const };
  return actOnCase(
    context,
    ownEvaluation(context.viewer),
    evaluationId,
    act,
    async (advanced, tx): Promise<Result<Evaluation, Unfit>> => {
      if (!declaresNoConflict) return refuse('NoConflictNotDeclared');
      const checked = checkAllScores(scores, await findCriteria(tx, advanced.callId));
      if (!checked.ok) return checked;
      const words = checkWords(comment);
      if (!words.ok) return words;
      await insertScores(tx, evaluationId, checked.value);
      return ok({ ...advanced, noConflictOn: request.happenedOn, comment: words.value });
    },
  );
}
