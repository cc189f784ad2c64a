import type { Context } from '#shared/context.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import { checkWords } from '#shared/undertaking/case-step.ts';
import type { ModerateEvaluationInput } from '../generated/resolvers.ts';
import { evaluationUndertaking } from './evaluation.repository.ts';
import type { Evaluation } from './evaluation.ts';
import { findCriteria, updateModerated } from './evaluation-score.repository.ts';
import { checkScores, type ScoresRefusal } from './evaluation-score.ts';

type Unfit = ScoresRefusal | 'WordsMalformed';

export type ModerateEvaluationRefusal = ActOnCaseRefusal | Unfit;

export async function moderateEvaluation(
  context: Context,
  { evaluationId, scores, reason, ...request }: ModerateEvaluationInput,
): Promise<Result<Evaluation, ModerateEvaluationRefusal>> {
  requireScope(context, 'community:decide');
  const act = { ...request, act: 'MODERATE' as const };
  return actOnCase(
    context,
    evaluationUndertaking,
    evaluationId,
    act,
    async (advanced, tx): Promise<Result<Evaluation, Unfit>> => {
      const checked = checkScores(scores, await findCriteria(tx, advanced.callId));
      if (!checked.ok) return checked;
      const words = checkWords(reason);
      if (!words.ok) return words;
      await updateModerated(tx, evaluationId, checked.value);
      return ok({ ...advanced, moderationReason: words.value });
    },
  );
}
